namespace AudioPaper.Tests; public class First { [Fact] public void One_is_one() => Assert.Equal(1, 1); }

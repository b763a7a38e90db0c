using System.Text;
using AudioPaper.Audio;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Azure;

/// <summary>Speaks over REST: one document posted, one sound back ("Text to speech REST API").</summary>
internal sealed class AzureRest(SpeechHttp http, AzureAddress address, AzureCredential credential, SpeechServer server)
{
    private const string Sound = "riff-24khz-16bit-mono-pcm";

    /// <summary>Speaks a document.</summary>
    /// <exception cref="SpeechFailure">It was not spoken, or not whole.</exception>
    public async Task<Clip> SpeakAsync(string ssml, long mostBytes, CancellationToken cancellationToken)
    {
        var answer = await http.SendAsync(target => Request(target, ssml), address.Rest, mostBytes, cancellationToken).ConfigureAwait(false);
        var clip = RiffSound.Read(answer, server);
        return clip.Format == AzureVoice.Sound ? clip : throw SpeechFailures.OtherRate(server, clip.Format.SampleRate, AzureVoice.Sound.SampleRate);
    }

    private HttpRequestMessage Request(Uri target, string ssml)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new StringContent(ssml, Encoding.UTF8, "application/ssml+xml") };
        request.Headers.Add("X-Microsoft-OutputFormat", Sound);
        request.Headers.TryAddWithoutValidation(credential.Header.Name, credential.Header.Value);
        return request;
    }
}

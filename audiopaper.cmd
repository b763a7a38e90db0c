@echo off
rem Starts AudioPaper on Windows: builds once, then runs the built program directly. Not tried on Windows yet.
setlocal
set "root=%~dp0"
set "app=%root%artifacts\audiopaper"

where dotnet >nul 2>nul || (
  echo The .NET 10 SDK is missing. Install it: winget install Microsoft.DotNet.SDK.10 1>&2
  exit /b 1
)

powershell -NoProfile -Command "$b = Get-Item -ErrorAction SilentlyContinue '%app%\built'; if (-not $b -or -not (Test-Path '%app%\program\AudioPaper.Host.dll')) { exit 1 }; if (Get-ChildItem -Recurse '%root%src', '%root%voices', '%root%Directory.Build.props', '%root%Directory.Packages.props', '%root%global.json' | Where-Object { $_.LastWriteTime -gt $b.LastWriteTime } | Select-Object -First 1) { exit 1 }" 1>&2
if errorlevel 1 (
  echo Building ^(only now, and after changes of the code^)... 1>&2
  if not exist "%app%" mkdir "%app%"
  type nul > "%app%\building"
  dotnet publish "%root%src\AudioPaper.Host" -c Release -p:AudioPaperRuntime=win-x64 -p:AudioPaperBubble=false -o "%app%\program" > "%app%\build.log" 2>&1 || dotnet publish "%root%src\AudioPaper.Host" -c Release -o "%app%\program" > "%app%\build.log" 2>&1 || (
    echo The build failed; %app%\build.log says why. 1>&2
    exit /b 1
  )
  move /y "%app%\building" "%app%\built" >nul
)

if "%~1"=="narrate" (
  if "%AUDIOPAPER_FFMPEG%"=="" (
    where ffmpeg >nul 2>nul || (
      echo ffmpeg is missing. Install it: winget install Gyan.FFmpeg 1>&2
      exit /b 1
    )
  )
  if "%AUDIOPAPER_ESPEAK%"=="" (
    where espeak-ng >nul 2>nul || if not exist "%ProgramFiles%\eSpeak NG\espeak-ng.exe" (
      echo espeak-ng is missing. Install it: winget install eSpeak-NG.eSpeak-NG 1>&2
      exit /b 1
    )
  )
)

dotnet "%app%\program\AudioPaper.Host.dll" %*
exit /b %errorlevel%

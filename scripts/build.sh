# Sourced by the scripts at the root: one Release build of everything, told only when it fails.

# A shell started by another dotnet hands these down, and they point to that one's SDK.
unset MSBUILD_EXE_PATH MSBuildSDKsPath MSBuildExtensionsPath MSBuildLoadMicrosoftTargetsReadOnly \
    DOTNET_HOST_PATH DOTNET_CLI_TEST_COMMAND_RUNNER 2>/dev/null || true
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDTERMINALLOGGER=off

build() {
    local log
    mkdir -p artifacts
    log=artifacts/build.log
    echo "Building ..."
    if ! dotnet build SupportAddon.sln -c Release --nologo -v quiet >"$log" 2>&1; then
        grep -E '(error|warning) [A-Z]+[0-9]+' "$log" | sort -u | head -n 40 || tail -n 40 "$log"
        echo "The build failed; all of it is in $log." >&2
        exit 1
    fi
}

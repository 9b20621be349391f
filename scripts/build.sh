# Sourced by the scripts at the root: a Release build, told only when it fails.

# A shell started by another dotnet hands these down, and they point to that one's SDK.
unset MSBUILD_EXE_PATH MSBuildSDKsPath MSBuildExtensionsPath MSBuildLoadMicrosoftTargetsReadOnly \
    DOTNET_HOST_PATH DOTNET_CLI_TEST_COMMAND_RUNNER 2>/dev/null || true
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDTERMINALLOGGER=off

# build PROJECT...
build() {
    local log=artifacts/build.log project
    mkdir -p artifacts
    echo "Building ..."
    for project in "$@"; do
        if dotnet build "$project" -c Release --nologo -v quiet </dev/null >"$log" 2>&1; then continue; fi
        grep -E '(error|warning) [A-Z]+[0-9]+' "$log" | sort -u | head -n 40 || tail -n 40 "$log"
        echo "$project does not build; all that was said is in $log." >&2
        exit 1
    done
}

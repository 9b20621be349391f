#!/usr/bin/env bash
# The main job on sample data: two clients' tickets, their quarterly reviews in demo/, then the service.
#   ./demo.sh          stays until Ctrl-C
#   ./demo.sh --once   ends with the reviews
set -euo pipefail
cd "$(dirname "$0")"
. scripts/build.sh

scripts/require.sh dotnet postgresql fonts
build src/SupportAddon/SupportAddon.csproj plugins/*/*.csproj
exec dotnet src/SupportAddon/bin/Release/net10.0/supportaddon.dll demo "$@"

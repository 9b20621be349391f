#!/usr/bin/env bash
# The service as it is installed: one folder with its connectors, templates, settings and on Linux its runtime, compiled ahead for
# this kind of machine. That takes some minutes.
#   ./publish.sh [FOLDER]     artifacts/supportaddon when none is named; its data lie elsewhere
set -euo pipefail
case ${1:-/} in /*) ;; *) set -- "$PWD/$1" ;; esac
cd "$(dirname "$0")"
. scripts/build.sh

folder=${1:-artifacts/supportaddon}
scripts/require.sh dotnet
if [ -e "$folder" ] && [ ! -e "$folder/supportaddon.dll" ]; then
    echo "$folder holds something else; name another folder, or an earlier one of this script." >&2
    exit 1
fi
rm -rf "$folder.new"
build plugins/*/*.csproj
# Program and runtime compiled as one start in three quarters of the time. Seen on Linux alone.
runtime=(--no-self-contained)
if [ "$(uname)" = Linux ]; then runtime=(--self-contained -p:PublishReadyToRunComposite=true); fi
echo "Publishing ..."
# Built in a folder of its own: the other scripts build for any machine.
dotnet publish src/SupportAddon/SupportAddon.csproj -c Release --use-current-runtime "${runtime[@]}" -p:PublishReadyToRun=true \
    --artifacts-path artifacts/publish --output "$folder.new" --nologo -v quiet </dev/null
cp -R artifacts/plugins templates "$folder.new/"
# The connectors lie beside the program, where it looks by itself.
sed 's|"artifacts/plugins"||' appsettings.json >"$folder.new/appsettings.json"
# What somebody has changed or added is kept.
if [ -e "$folder" ]; then
    cp "$folder/appsettings.json" "$folder.new/"
    for added in "$folder"/plugins/*/; do
        if [ ! -e "$folder.new/plugins/$(basename "$added")" ]; then cp -R "$added" "$folder.new/plugins/"; fi
    done
fi
rm -rf "$folder"
mv "$folder.new" "$folder"
echo "$folder/supportaddon serve"

#!/usr/bin/env bash
# Sees to it that what a script needs is on this machine:
#   scripts/require.sh dotnet postgresql chromium redmine fonts poppler smtp
# Installs what is missing by apt where it may (root or sudo without a password, on Debian and Ubuntu); otherwise
# it says exactly what to install and exits 1. Says nothing when nothing is missing.
set -euo pipefail

etc=${REQUIRE_ETC:-/etc}
usr=${REQUIRE_USR:-/usr}

have() { command -v "$1" >/dev/null 2>&1; }

any_of() {
    local path
    for path in "$@"; do
        if [ -e "$path" ]; then return 0; fi
    done
    return 1
}

is_there() {
    case $1 in
        dotnet) have dotnet && dotnet --list-sdks 2>/dev/null | grep -Eq '^[1-9][0-9]+\.' ;;
        postgresql) have initdb || any_of "$usr"/lib/postgresql/*/bin/initdb "$usr"/pgsql-*/bin/initdb \
            /opt/homebrew/opt/postgresql@*/bin/initdb /usr/local/opt/postgresql@*/bin/initdb \
            /Applications/Postgres.app/Contents/Versions/*/bin/initdb \
            "${PROGRAMFILES:-/nowhere}"/PostgreSQL/*/bin/initdb.exe ;;
        chromium) have chromium || have chromium-browser || have google-chrome || have google-chrome-stable \
            || have microsoft-edge || any_of "/Applications/Google Chrome.app" /Applications/Chromium.app ;;
        redmine) [ -d "$usr/share/redmine" ] && have puma && have sqlite3 && [ -e "$etc/redmine/default/database.yml" ] ;;
        fonts) any_of "$usr/share/fonts/truetype" "$usr/share/fonts/dejavu-sans-fonts" /System/Library/Fonts || [ -n "${WINDIR:-}" ] ;;
        poppler) have pdftotext ;;
        smtp) any_of "$usr"/lib/python3/dist-packages/aiosmtpd || { have python3 && python3 -c 'import aiosmtpd' 2>/dev/null; } ;;
        *) echo "require.sh does not know '$1'." >&2; exit 2 ;;
    esac
}

packages() {
    case $1 in
        postgresql) echo postgresql ;;
        chromium) echo chromium ;;
        redmine) echo redmine redmine-sqlite puma sqlite3 ;;
        fonts) echo fonts-dejavu-core ;;
        poppler) echo poppler-utils ;;
        smtp) echo python3 python3-aiosmtpd ;;
    esac
}

how() {
    case $1 in
        dotnet) cat <<'TEXT'
The .NET SDK 10 or newer:
  any system         https://dotnet.microsoft.com/download/dotnet/10.0, or dotnet-install.sh --channel 10.0
  Ubuntu, Fedora     sudo apt install dotnet-sdk-10.0, sudo dnf install dotnet-sdk-10.0
  macOS              brew install --cask dotnet-sdk
  Windows            winget install Microsoft.DotNet.SDK.10
TEXT
            ;;
        postgresql) cat <<'TEXT'
PostgreSQL 15 or newer (its server need not run; SupportAddon starts one of its own):
  Debian, Ubuntu     sudo apt install postgresql
  Fedora             sudo dnf install postgresql-server
  macOS              brew install postgresql@17
  Windows            winget install PostgreSQL.PostgreSQL.17
TEXT
            ;;
        chromium) cat <<'TEXT'
A browser of the Chromium family:
  Debian             sudo apt install chromium
  Ubuntu             sudo snap install chromium
  Fedora             sudo dnf install chromium
  macOS              brew install --cask google-chrome
  Windows            Microsoft Edge is there already, or: winget install Google.Chrome
TEXT
            ;;
        redmine) cat <<'TEXT'
Redmine, for the tests against a real ticket system:
  Debian             sudo apt install redmine redmine-sqlite puma sqlite3
  other systems      there is no such package: run the tests on Debian (a virtual machine, a container, WSL)
TEXT
            ;;
        fonts) cat <<'TEXT'
A font, for charts and PDF:
  Debian, Ubuntu     sudo apt install fonts-dejavu-core
  Fedora             sudo dnf install dejavu-sans-fonts
TEXT
            ;;
        poppler) cat <<'TEXT'
Poppler's tools (pdftotext), for the tests of PDF:
  Debian, Ubuntu     sudo apt install poppler-utils
  Fedora             sudo dnf install poppler-utils
  macOS              brew install poppler
  Windows            winget install oschwartz10612.Poppler
TEXT
            ;;
        smtp) cat <<'TEXT'
A mail server, for the tests that send mail (aiosmtpd, in Python):
  Debian, Ubuntu     sudo apt install python3-aiosmtpd
  any system         python3 -m pip install aiosmtpd
TEXT
            ;;
    esac
}

missing() {
    local need
    for need in "$@"; do
        if ! is_there "$need"; then echo "$need"; fi
    done
}

is_debian() { have apt-get && grep -Eqs '^ID(_LIKE)?=.*(debian|ubuntu)' "$etc/os-release"; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n -- "$@"; fi
}

may_install() { is_debian && { [ "$(id -u)" = 0 ] || { have sudo && sudo -n true 2>/dev/null; }; }; }

# Debian's package would create and start a cluster on port 5432 that nobody asked for. Its own settings decide, so
# they are written before it comes, and left alone where it has been.
keep_postgresql_quiet() {
    local file=$etc/postgresql-common/createcluster.conf
    if [ -e "$file" ]; then return; fi
    as_root mkdir -p "$etc/postgresql-common"
    echo 'create_main_cluster = false' | as_root tee "$file" >/dev/null
}

choose_sqlite_for_redmine() {
    as_root debconf-set-selections <<'TEXT'
redmine redmine/instances/default/dbconfig-install boolean true
redmine redmine/instances/default/database-type select sqlite3
redmine redmine/instances/default/default-language select en
TEXT
}

# Ruby brings a Bundler of its own, which takes Debian's gems for uninstalled ones; where it is the newer one, Redmine's
# setup fails on it. Debian's own knows better.
debians_bundler() { apt-cache policy ruby-bundler 2>/dev/null | sed -n 's/^ *Candidate: \([0-9.]*\).*/\1/p'; }

install() {
    local need list=() bundler
    for need in "$@"; do
        # shellcheck disable=SC2046
        list+=($(packages "$need"))
        case $need in
            postgresql) keep_postgresql_quiet ;;
            redmine) choose_sqlite_for_redmine ;;
        esac
    done
    [ ${#list[@]} -gt 0 ] || return 0
    echo "Installing ${list[*]} ..." >&2
    quietly apt-get -q update || true # one source that does not answer need not matter
    bundler=$(debians_bundler)
    quietly ${bundler:+env "BUNDLER_VERSION=$bundler"} apt-get -q -y -o Dpkg::Options::=--force-confold install --no-install-recommends "${list[@]}"
}

# Shows what was said only when it ends badly.
quietly() {
    local said
    said=$(as_root env DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 "$@" </dev/null 2>&1) && return
    echo "$said" | tail -n 15 >&2
    return 1
}

lacking=$(missing "$@")
[ -n "$lacking" ] || exit 0

if may_install; then
    # shellcheck disable=SC2086
    install $lacking || true
    lacking=$(missing "$@")
    [ -n "$lacking" ] || exit 0
fi

echo "Missing on this machine:" >&2
for need in $lacking; do
    echo >&2
    how "$need" >&2
done
exit 1

#!/usr/bin/env bash
# All tests.
#   ./test.sh                 all but the long ones
#   ./test.sh --long          the long ones too
#   ./test.sh --filter ...    other arguments go to `dotnet test`
set -euo pipefail
cd "$(dirname "$0")"
. scripts/build.sh
. scripts/results.sh

long=no
filter=
left_out=
arguments=()
while [ $# -gt 0 ]; do
    case $1 in
        --long) long=yes ;;
        --filter) filter=${2:?"--filter needs an expression"}; shift ;;
        --filter=*) filter=${1#--filter=} ;;
        *) arguments+=("$1") ;;
    esac
    shift
done
if [ -n "$filter" ]; then left_out="what the filter does not let through: $filter"$'\n'; fi
if [ "$long" = no ]; then
    # Parentheses: what was asked for may hold an "or".
    filter=${filter:+($filter)&}Category!=Long
fi

scripts/require.sh dotnet postgresql chromium redmine fonts poppler smtp
build SupportAddon.sln

# Each test has a database of its own, whose thousand files come and go: in memory where there is room for them.
if [ -w /dev/shm ] && [ "$(df -Pk /dev/shm | awk 'NR == 2 { print $4 }')" -gt 4000000 ]; then
    export SUPPORTADDON_TEST_DATABASES=${SUPPORTADDON_TEST_DATABASES-/dev/shm}
fi

# The tests start the program hundreds of times, and what is compiled at each start is written more quickly without this guard of the runtime.
export DOTNET_EnableWriteXorExecute=0

results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
# One project's tests.
run_tests() {
    local name status=0
    name=$(basename "$1" .csproj)
    echo
    echo "== $name"
    dotnet test "$1" -c Release --no-build --nologo --results-directory "$results" --logger "trx;LogFileName=$name.trx" \
        ${filter:+--filter "$filter"} ${arguments[@]+"${arguments[@]}"} </dev/null || status=$?
    echo "$status" >"$results/$name.status"
}

# These wait for a real Redmine most of their time: beside the others, and told after them. What runs beside is not interrupted by itself.
trap 'kill 0' INT
waiting=tests/SupportAddon.Rest.Tests/SupportAddon.Rest.Tests.csproj
run_tests "$waiting" >"$results/waiting.log" 2>&1 &
for project in tests/*.Tests/*.Tests.csproj; do
    if [ "$project" != "$waiting" ]; then run_tests "$project"; fi
done
wait
cat "$results/waiting.log"

if [ "$long" = no ]; then
    for project in tests/*.Tests/*.Tests.csproj; do
        left_out+=$(list_tests "$project" "Category=Long" | sed 's/^/long (.\/test.sh --long): /')$'\n'
    done
fi
if [ -z "${SUPPORTADDON_LIVE_ODOO:-}" ]; then left_out+=$'\nlive Odoo: SUPPORTADDON_LIVE_ODOO, _KEY, _DB and _LOGIN name none'; fi
if [ -z "${SUPPORTADDON_LIVE_DOLIBARR:-}" ]; then left_out+=$'\nlive Dolibarr: SUPPORTADDON_LIVE_DOLIBARR and _KEY name none'; fi
summarize "$results" "$left_out"

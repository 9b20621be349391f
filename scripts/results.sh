# Sourced by test.sh: sums up the .trx files and exit codes of a folder. Nothing but shell, grep and sed.

# counter FILE NAME: the number of that name in the file's <Counters ... />; 0 when there is none.
counter() {
    local value
    value=$(grep -o '<Counters [^>]*' "$1" 2>/dev/null | head -n 1 | sed -n "s/.* $2=\"\([0-9]*\)\".*/\1/p") || true
    echo "${value:-0}"
}

# list_tests PROJECT FILTER: a line for each test that the filter lets through.
list_tests() {
    dotnet test "$1" -c Release --no-build --nologo --list-tests --filter "$2" </dev/null 2>/dev/null |
        sed -n '1,/The following Tests are available/d; s/^    //p' || true
}

# failed_tests FILE: a line for each test of the file that failed.
failed_tests() {
    grep '<UnitTestResult ' "$1" 2>/dev/null | grep 'outcome="Failed"' |
        sed 's/.*testName="\([^"]*\)".*/  failed: \1/; s/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' || true
}

# summarize FOLDER LEFT_OUT: what ran, what did not; the last line is the sum. Fails when a test failed or none ran.
summarize() {
    local folder=$1 left_out=$2 file name status passed failed skipped total_passed=0 total_failed=0 total_skipped=0
    echo
    echo "What ran:"
    for file in "$folder"/*.status; do
        name=$(basename "$file" .status)
        status=$(cat "$file")
        local trx=$folder/$name.trx
        passed=$(counter "$trx" passed)
        failed=$(($(counter "$trx" failed) + $(counter "$trx" error) + $(counter "$trx" timeout) + $(counter "$trx" aborted)))
        skipped=$(($(counter "$trx" total) - $(counter "$trx" executed)))
        # A run that broke off may have lost the very test that broke it.
        if [ "$status" != 0 ] && [ "$failed" = 0 ]; then
            echo "  $name broke off (exit code $status)"
            failed=1
        fi
        echo "  $name: $passed passed, $failed failed, $skipped skipped"
        failed_tests "$trx"
        total_passed=$((total_passed + passed))
        total_failed=$((total_failed + failed))
        total_skipped=$((total_skipped + skipped))
    done
    echo "What did not run:"
    if [ -n "$(echo "$left_out" | tr -d '[:space:]')" ]; then
        printf '%s\n' "$left_out" | sed -n 's/^\(..*\)/  \1/p'
    else
        echo "  nothing was left out"
    fi
    echo
    if [ "$((total_passed + total_failed))" = 0 ]; then echo "No test ran." >&2; fi
    if [ "$total_skipped" = 0 ]; then
        echo "$total_passed passed, $total_failed failed"
    else
        echo "$total_passed passed, $total_failed failed, $total_skipped skipped"
    fi
    [ "$total_failed" = 0 ] && [ "$total_passed" -gt 0 ]
}

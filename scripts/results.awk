# Reads .trx files: counts results into `totals`, and prints what was skipped or failed, with the message.
# Each record is what follows one "<"; so it does not matter how the file is broken into lines.
BEGIN { RS = "<" }

/^UnitTestResult / {
    name = attribute("testName")
    outcome = attribute("outcome")
    if (outcome == "Passed") passed++
    else if (outcome == "NotExecuted") skipped++
    else failed++
    message = ""
}

/^Message>/ { message = plain(substr($0, 9)) }

/^\/UnitTestResult>/ || (/^UnitTestResult .*\/>/) {
    if (outcome == "NotExecuted") print "skipped: " name ": " (message == "" ? "no reason given" : message)
    else if (outcome != "Passed") print "FAILED:  " name "\n         " message
}

END { printf "passed=%d failed=%d skipped=%d\n", passed, failed, skipped > totals }

function attribute(key,    at, rest) {
    at = index($0, " " key "=\"")
    if (at == 0) return ""
    rest = substr($0, at + length(key) + 3)
    return plain(substr(rest, 1, index(rest, "\"") - 1))
}

function plain(text) {
    gsub(/&lt;/, "<", text)
    gsub(/&gt;/, ">", text)
    gsub(/&quot;/, "\"", text)
    gsub(/&apos;/, "'", text)
    gsub(/&#xD;|\r/, "", text)
    gsub(/&#xA;/, "\n", text)
    gsub(/&amp;/, "\\&", text)
    gsub(/\n+ */, "\n         ", text)
    sub(/[ \n]+$/, "", text)
    return text
}

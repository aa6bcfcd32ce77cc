#!/usr/bin/env bash
# Undoes each mend of what the generator gets wrong (undo-fixes.txt), one at a time, in a copy of the repository, and checks that
# the tests of its row notice. A test that still passes then tests nothing.
# Usage: undo-fixes.sh [row ...]     Takes about half a minute an edit; not part of CI.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
tests=tests/DeepAgents.Generated.Tests

# What is in the working tree, committed or not, and the generator when it has been fetched already.
(cd "$root" && git ls-files -z --cached --others --exclude-standard | tar --null --ignore-failed-read -cf - -T -) | tar -xf - -C "$copy"
if [ -d "$root/build/nswag/node_modules" ]; then cp -a "$root/build/nswag/node_modules" "$copy/build/nswag/"; fi
cd "$copy"

# Neither analyzers nor documentation have a say in what is undone; without them a build takes half as long.
quick="-p:TreatWarningsAsErrors=false -p:EnforceCodeStyleInBuild=false -p:RunAnalyzers=false -p:GenerateDocumentationFile=false"
# shellcheck disable=SC2086
build() { dotnet build "$tests" -f net10.0 -m:1 -v q --no-restore $quick --nologo >build.log 2>&1; }

# Prints "row|file|expect" for entry $1, and with "apply" or "restore" edits the file.
entry() {
  node -e '
    const fs = require("fs"), [list, index, action] = process.argv.slice(1);
    const entries = fs.readFileSync(list, "utf8").split("\n").filter(l => !l.startsWith("#")).join("\n").split(/\n\s*\n/).map(b => b.trim()).filter(b => b)
      .map(b => Object.fromEntries(b.split("\n").map(l => [l.slice(0, l.indexOf(":")), l.slice(l.indexOf(":") + 1).replace(/^ /, "")])));
    const e = entries[+index];
    if (!e) process.exit(3);
    if (action === "apply") {
      const text = fs.readFileSync(e.file, "utf8"), find = e.find.replaceAll("\\n", "\n"), parts = text.split(find);
      if (parts.length !== 2) { console.error(`${e.file}: ${parts.length - 1} matches of ${e.find}`); process.exit(1); }
      fs.copyFileSync(e.file, "undone.bak");
      fs.writeFileSync(e.file, parts.join((e.with ?? "").replaceAll("\\n", "\n")));
    } else if (action === "restore") {
      fs.writeFileSync(e.file, fs.readFileSync("undone.bak"));
    }
    console.log([e.row, e.file, e.expect ?? "fails"].join("|"));' "$here/undo-fixes.txt" "$1" "$2"
}

# Says how the tests of a filter ended: passed, failed, or none (which would prove nothing). A test that hangs has noticed as well.
try_tests() {
  if timeout 300 dotnet test "$tests/bin/Debug/net10.0/DeepAgents.Generated.Tests.dll" --nologo --filter "$1" >test.log 2>&1; then
    grep -q "Passed!" test.log && echo passed || echo none
  else
    echo failed
  fi
}

dotnet restore "$tests" -v q --nologo >build.log 2>&1 || { tail -20 build.log; exit 2; }
if ! build; then tail -20 build.log; echo "the copy does not build before anything is undone"; exit 2; fi

if [ "$(try_tests "FullyQualifiedName~.Wire.|FullyQualifiedName~.Surface.")" != passed ]; then
  tail -20 test.log
  echo "the tests do not pass before anything is undone"
  exit 2
fi

bad=0
index=-1
while index=$((index + 1)); line=$(entry "$index" show); do
  IFS='|' read -r row file expect <<<"$line"
  if [ $# -gt 0 ] && [[ " $* " != *" $row "* ]]; then continue; fi
  if ! entry "$index" apply >/dev/null; then echo "$row  $file  -> the edit does not apply"; bad=1; continue; fi
  if ! build; then
    why=$(grep -m1 -oE "error [A-Z]+[0-9]+" build.log || true)
    if [ "$expect" = "no build" ]; then echo "$row  $file  -> does not build, as it should ($why)"; else echo "$row  $file  -> does not compile ($why)"; bad=1; fi
  else
    case "$(try_tests "Row=$row")" in
      failed) echo "$row  $file  -> test failed as it should" ;;
      none) echo "$row  $file  -> HAS NO TEST"; bad=1 ;;
      *) echo "$row  $file  -> STILL PASSES"; bad=1 ;;
    esac
  fi
  entry "$index" restore >/dev/null
done
exit $bad

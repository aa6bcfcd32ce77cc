#!/usr/bin/env bash
# Undoes each fix of what the generator gets wrong (undo-fixes.txt), one at a time, in a copy of the repository, and checks that
# the tests of its row fail. A test that still passes tests nothing.
# Usage: undo-fixes.sh [row ...]     Takes about half a minute an edit; not part of CI.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
tests=tests/DeepAgents.Generated.Tests

# What is in the working tree, committed or not.
(cd "$root" && git ls-files -z --cached --others --exclude-standard | tar --null --ignore-failed-read -cf - -T -) | tar -xf - -C "$copy"
cd "$copy"

# Neither analyzers nor documentation have a say in what is undone; without them a build takes half as long.
quick="-p:TreatWarningsAsErrors=false -p:EnforceCodeStyleInBuild=false -p:RunAnalyzers=false -p:GenerateDocumentationFile=false"
# shellcheck disable=SC2086
build() { dotnet build "$tests" -f net10.0 -m:1 -v q --no-restore $quick --nologo >build.log 2>&1; }

# Sets row, file, find, with and expect from the next entry of the list; fails at the end of the list.
next_entry() {
  local line key
  row='' file='' find='' with='' expect=fails
  while IFS= read -r line <&3; do
    case $line in
      '#'*) ;;
      '') [ -z "$row" ] || return 0 ;;
      *) key=${line%%:*} line=${line#*:} && printf -v "$key" %s "${line# }" ;;
    esac
  done
  [ -n "$row" ]
}

# Replaces the one place of find by with.
undo() {
  local text rest
  find=${find//\\n/$'\n'} with=${with//\\n/$'\n'}
  text=$(cat "$file" && printf .) text=${text%.} rest=${text//"$find"/}
  [ $(((${#text} - ${#rest}) / ${#find})) = 1 ] || return 1
  cp "$file" undone.bak
  printf %s "${text/"$find"/"$with"}" >"$file"
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
exec 3<"$here/undo-fixes.txt"
while next_entry; do
  if [ $# -gt 0 ] && [[ " $* " != *" $row "* ]]; then continue; fi
  if ! undo; then echo "$row  $file  -> the edit does not apply"; bad=1; continue; fi
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
  cp undone.bak "$file"
done
exit $bad

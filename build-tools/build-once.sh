# Sourced: build_once MODULE… builds those modules, and what they need, that are older than a source;
# class_path_of MODULE prints the class path of one that is built: its jar, and what it needs in target/lib.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

stale() {
  local built="$root/$1/target/built"
  [[ ! -f "$built" ]] \
    || [[ -n "$(find "$root"/pom.xml "$root"/*/pom.xml "$root"/{hal-*,shelf-*,test-servers}/src/main "$root"/shelf-cli/src/news \
      -newer "$built" -print -quit 2>/dev/null)" ]]
}

build_once() {
  local module log modules=()
  for module in "$@"; do
    if stale "$module"; then
      modules+=("$module")
    fi
  done
  if [[ ${#modules[@]} -eq 0 ]]; then
    return
  fi
  echo "Building ${modules[*]}, once …" >&2
  log="$root/${modules[0]}/target/build.log"
  mkdir -p "$(dirname "$log")"
  if ! (cd "$root" && IFS=, && mvn -B -ntp -q -Pquick package -DskipTests -pl "${modules[*]}" -am) >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "The build failed; its log is $log" >&2
    return 1
  fi
  # Archives of loaded classes belong to exactly the jars that they were made from.
  rm -f "$root"/shelf-cli/target/*.jsa
  for module in "${modules[@]}"; do
    touch "$root/$module/target/built"
  done
}

class_path_of() {
  local target="$root/$1/target"
  echo "$(ls "$target/$1"-*.jar | grep -v -e '-sources' | head -n 1):$target/lib/*"
}

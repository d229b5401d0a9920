# Sourced: find_jdk25 prints the java of a JDK 25, or says in one sentence that there is none.

is_jdk25() {
  [[ -x "$1/bin/java" && -f "$1/release" ]] && grep -q '^JAVA_VERSION="25' "$1/release"
}

find_jdk25() {
  local home
  for home in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [[ -n "$home" ]] && is_jdk25 "$home"; then
      echo "$home/bin/java"
      return
    fi
  done
  echo "A JDK 25 is needed: install one or set JAVA25_HOME." >&2
  return 1
}

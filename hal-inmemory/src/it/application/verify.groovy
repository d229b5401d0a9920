// The lines of the README are those that were built and run, apart from layout and comments.
def lines = { it.replaceAll('//.*', '').replaceAll('\\s', '') }
def readme = new File(basedir, '../../../../README.md').getText('UTF-8')
def snippet = readme.substring(readme.indexOf('```java') + 7)
snippet = snippet.substring(0, snippet.indexOf('```'))
def source = new File(basedir, 'src/main/java/com/example/notes/Notes.java').getText('UTF-8')
assert snippet.contains('CloudComputers.open')
assert lines(source).contains(lines(snippet))

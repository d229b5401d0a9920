// The README names the injector that was built and run.
def injector = 'Guice.createInjector(new InMemoryModule(InMemoryConfig.defaults()))'
def source = new File(basedir, 'src/main/java/com/example/notes/Notes.java').getText('UTF-8')
assert source.contains(injector)
assert new File(basedir, '../../../../README.md').getText('UTF-8').contains(injector)

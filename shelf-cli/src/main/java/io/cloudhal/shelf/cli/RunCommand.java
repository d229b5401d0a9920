package io.cloudhal.shelf.cli;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.shelf.Shelf;
import io.cloudhal.shelf.ShelfPackage;
import io.cloudhal.shelf.loader.LoaderOptions;
import io.cloudhal.shelf.loader.ShelfClassLoader;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code shelf run}. */
@Command(
    name = "run",
    description = "Runs a main class from a package on the shelf, with nothing installed.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  @Mixin private ShelfOptions options = new ShelfOptions();

  @Option(
      names = "--main",
      paramLabel = "CLASS",
      description = "The class to run. Default: the one that the package's manifest names.")
  private @Nullable String mainClass;

  @Parameters(index = "0", paramLabel = "NAME[@VERSION]", description = "The package.")
  private String name = "";

  @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "For the main class.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws Exception {
    try (CloudComputer computer = options.open()) {
      Shelf shelf = options.read(computer);
      ShelfPackage started = shelf.load(name);
      ShelfClassLoader loader =
          ShelfClassLoader.of(shelf, List.of(started), LoaderOptions.defaults());
      Thread.currentThread().setContextClassLoader(loader);
      run(loader, mainClass(started));
      return ExitCode.OK.code();
    }
  }

  private String mainClass(ShelfPackage started) throws Exception {
    if (mainClass != null) {
      return mainClass;
    }
    String named = null;
    if (started.find(MANIFEST).isPresent()) {
      named =
          new Manifest(started.read(MANIFEST).openStream())
              .getMainAttributes()
              .getValue(Attributes.Name.MAIN_CLASS);
    }
    if (named == null) {
      throw CommandException.badInput(
          started.id() + " names no main class in its manifest: give one by --main");
    }
    return named;
  }

  private void run(ShelfClassLoader loader, String main) throws Exception {
    try {
      loader
          .loadClass(main)
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments.toArray(String[]::new));
    } catch (ClassNotFoundException e) {
      throw CommandException.notFound("there is no class " + main + " in " + name);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw CommandException.badInput(main + " has no public static void main(String[])");
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception thrown) {
        throw thrown;
      }
      throw e;
    }
  }
}

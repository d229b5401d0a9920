package io.cloudhal.shelf.cli;

import java.util.Map;
import java.util.Objects;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command {@code shelf}. */
@Command(
    name = "shelf",
    description = "Puts packages on a shelf in the cloud, once, for everybody to use.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      InitCommand.class,
      PutCommand.class,
      LsCommand.class,
      ShowCommand.class,
      RunCommand.class,
      VerifyCommand.class,
      RefreshCommand.class,
      GenerateCompletion.class,
      HelpCommand.class
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed for a reason that may pass",
      "2:arguments or input are not right",
      "3:what was named is not there",
      "4:no key to trust, or something is tampered with, expired or outdated"
    })
public final class Main implements Runnable {

  /**
   * Returns the command.
   *
   * @param more further subcommands by name
   */
  public static CommandLine commandLine(Map<String, Object> more) {
    CommandLine commandLine = new CommandLine(new Main());
    more.forEach(commandLine::addSubcommand);
    commandLine
        .setExecutionExceptionHandler(new OneLineErrors())
        .setParameterExceptionHandler(Main::misused);
    // What follows the package belongs to the program that is run.
    Objects.requireNonNull(commandLine.getSubcommands().get("run")).setStopAtPositional(true);
    return commandLine;
  }

  /** Without a subcommand there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(new CommandLine(this), "a command is missing; see shelf --help");
  }

  private static int misused(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    command.getErr().println("shelf: " + error.getMessage());
    command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.code();
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"shelf " + (version == null ? "(development)" : version)};
    }
  }
}

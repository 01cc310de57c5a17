package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.spec.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What people are told when a command fails: one sentence that says what to do next, on stderr.
 * Programs get it as an object on stdout, too. Stack traces are for {@code --debug}.
 */
final class Complaints {

  private static final String BEHIND =
      " What starts the connector goes behind --, for example: cdk test -- java -jar source.jar";

  private static final Pattern LINES = Pattern.compile("(?i)--output[ =]json\\b");

  private final Surroundings around;
  private final boolean debug;
  private final boolean json;

  /** About a command line, which may not be understood. */
  Complaints(Surroundings around, List<String> words) {
    this.around = around;
    this.debug = words.contains("--debug");
    this.json = words.contains("--json") || LINES.matcher(String.join(" ", words)).find();
  }

  /** The command was understood and failed. */
  int failed(Exception failure) {
    String sentence = sentence(failure);
    around.err().println(sentence);
    if (debug) {
      failure.printStackTrace(around.err());
    }
    tellProgram(sentence, type(failure));
    return ExitCode.FAILED;
  }

  /** The command was not understood. */
  int wrongUsage(ParameterException wrong) {
    String sentence = sentence(wrong);
    CommandLine command = wrong.getCommandLine();
    around.err().println(sentence);
    around.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    tellProgram(sentence, "usage");
    return ExitCode.WRONG_USAGE;
  }

  private static String sentence(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched);
    }
    return sentence(
        wrong instanceof MissingParameterException missing
            ? missing(missing.getMissing())
            : plain(String.valueOf(wrong.getMessage())));
  }

  private static String missing(List<ArgSpec> missing) {
    return missing.stream()
        .map(
            one ->
                one instanceof OptionSpec flag
                    ? flag.longestName() + " " + flag.paramLabel()
                    : one.paramLabel() + " (" + String.join(" ", one.description()) + ")")
        .collect(Collectors.joining(", ", "Missing: ", ""));
  }

  /** An object on stdout, if a program asks. */
  void tellProgram(String sentence, String type) {
    if (json) {
      ObjectNode error = ProtocolJson.mapper().createObjectNode();
      error.putObject("error").put("type", type).put("message", sentence);
      around.out().println(error);
    }
  }

  private static String type(Exception failure) {
    return failure instanceof ConnectorException known
        ? known.failureType().value()
        : "system_error";
  }

  private String sentence(Exception failure) {
    if (failure instanceof ConnectorException known) {
      return String.valueOf(known.getMessage());
    }
    String what = failure.getClass().getSimpleName();
    String text = failure.getMessage() == null ? "" : ": " + failure.getMessage();
    String more = debug ? "" : " Run it again with --debug to see where.";
    return sentence("This is a defect of cdk: " + what + text) + more;
  }

  private static String unknown(UnmatchedArgumentException wrong) {
    String word = wrong.getUnmatched().get(0);
    boolean flag = word.startsWith("-");
    String name = flag && word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    CommandLine command = wrong.getCommandLine();
    boolean group = !command.getSubcommands().isEmpty();
    String what = flag ? "flag" : group ? "command" : "argument";
    List<String> known = flag ? flags(command) : List.copyOf(command.getSubcommands().keySet());
    Optional<String> guess = NearestName.find(name, known).or(() -> begun(name, known));
    return "Unknown "
        + what
        + " '"
        + name
        + "'."
        + bare(name, command)
            .or(() -> guess.map(near -> " Did you mean '" + near + "'?"))
            .orElse("")
        + (command.getCommand() instanceof TestCommand ? BEHIND : "");
  }

  /** The only flag or command that begins like this. */
  private static Optional<String> begun(String word, List<String> known) {
    List<String> longer = known.stream().filter(one -> one.startsWith(word)).toList();
    return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
  }

  /** A name that has its place in the line, and no flag. */
  private static Optional<String> bare(String flag, CommandLine command) {
    return command.getCommandSpec().positionalParameters().stream()
        .filter(one -> flag.equals("--name") && one.paramLabel().equals("CONNECTION"))
        .map(one -> " The name stands alone: " + command.getCommandSpec().qualifiedName())
        .map(words -> words + " CONNECTION")
        .findFirst();
  }

  /** Whoever types a number need not know how Java calls it. */
  private static String plain(String text) {
    return text.replaceFirst(" is not an? (int|long)$", " is no number");
  }

  private static List<String> flags(CommandLine command) {
    return command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
  }

  private static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }
}

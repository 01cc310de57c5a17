package dev.tern.cdk.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call as platforms make it: a command, then its flags in full, each with its file.
 *
 * <p>It is understood without the grammar of {@link CommandLineParser}, whose library takes longer
 * to load than most commands take. Whatever is only a little different is left to that.
 */
final class PlainCall {

  private PlainCall() {}

  /** The call; empty when it takes the grammar to understand it, or to say what is wrong. */
  static Optional<CommandLineCall> of(List<Command> commands, String[] args) {
    return commands.stream()
        .filter(command -> args.length % 2 == 1 && command.name().equals(args[0]))
        .findFirst()
        .flatMap(command -> call(command, args));
  }

  private static Optional<CommandLineCall> call(Command command, String[] args) {
    Map<Command.Input, Path> files = new EnumMap<>(Command.Input.class);
    for (int at = 1; at < args.length; at += 2) {
      Optional<Command.Input> input = input(command, args[at]);
      Optional<Path> file = file(args[at + 1]);
      if (input.isEmpty() || file.isEmpty() || files.put(input.get(), file.get()) != null) {
        return Optional.empty();
      }
    }
    boolean all =
        command.inputs().stream().allMatch(input -> !input.required || files.containsKey(input));
    return all
        ? Optional.of(new CommandLineCall(command, files, Optional.empty()))
        : Optional.empty();
  }

  private static Optional<Command.Input> input(Command command, String flag) {
    return command.inputs().stream().filter(input -> input.flag.equals(flag)).findFirst();
  }

  private static Optional<Path> file(String word) {
    try {
      boolean plain = !word.isEmpty() && !"-\"'".contains(word.substring(0, 1));
      return plain ? Optional.of(Path.of(word)) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}

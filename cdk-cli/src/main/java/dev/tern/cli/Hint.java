package dev.tern.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Commands that a person may run next, as they can be pasted into a shell: with the home and the
 * database that this one was given, but never with a password.
 */
record Hint(Surroundings around, CommonOptions common) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./~-]+");
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)([?&][^=&]*password=|(?<=//)[^/:@]*:(?=[^/@]*@))([^&@]*)");
  private static final String VARIABLE = "$1\\${env:PASSWORD}";

  /** A command by its words. */
  String of(String... words) {
    return Stream.of(Stream.of(program()), Stream.of(words), common.place().map(Hint::masked))
        .flatMap(part -> part)
        .map(Hint::quoted)
        .collect(Collectors.joining(" "));
  }

  /** The script at the root of the repository, as it is called from this folder. */
  private String program() {
    return Optional.ofNullable(around.environment().get("CDK_ROOT"))
        .map(Path::of)
        .filter(root -> !root.equals(around.folder()))
        .map(root -> root.resolve("cdk").toString())
        .orElse("./cdk");
  }

  private static String masked(String word) {
    return word.startsWith("jdbc:") && !word.contains("${")
        ? PASSWORD.matcher(word).replaceAll(VARIABLE)
        : word;
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}

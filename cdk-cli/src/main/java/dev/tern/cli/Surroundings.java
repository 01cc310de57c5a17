package dev.tern.cli;

import dev.tern.cli.text.Screen;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a command finds around itself: those of the process, or others in a test.
 *
 * @param in what is piped in
 * @param out answers, for people or programs
 * @param err what people are told beside
 * @param environment the variables
 * @param folder where relative paths start
 * @param terminal whether a person looks at {@code out}
 * @param screen what fits there; asked again when it may have changed
 * @param clock the time
 * @param consent asks the person, who may say no; nobody says no
 * @param logs sends what libraries log into a file
 */
record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path folder,
    boolean terminal,
    Supplier<Screen> screen,
    InstantSource clock,
    Predicate<String> consent,
    Consumer<Path> logs) {

  private static final Set<String> YES = Set.of("y", "yes");

  static Surroundings ofProcess() {
    Map<String, String> environment = System.getenv();
    boolean person = Terminal.attached() && !environment.containsKey("CI");
    return new Surroundings(
        new FileInputStream(FileDescriptor.in),
        stream(new Stdout(new FileOutputStream(FileDescriptor.out))),
        stream(new FileOutputStream(FileDescriptor.err)),
        environment,
        Path.of("").toAbsolutePath(),
        person,
        person ? new Terminal(environment)::screen : () -> Screen.USUAL,
        InstantSource.system(),
        question -> person && asked(question),
        ProcessLog::into);
  }

  private static boolean asked(String question) {
    return Optional.ofNullable(System.console())
        .map(console -> console.readLine("%s [y/N] ", question))
        .filter(answer -> YES.contains(answer.strip().toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  /** Past whatever {@link System} wraps around it. */
  private static PrintStream stream(OutputStream descriptor) {
    return new PrintStream(descriptor, true, StandardCharsets.UTF_8);
  }
}

package dev.tern.worker.connector;

import dev.tern.cdk.cli.ConnectorProgram;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.spec.NearestName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What references to connectors mean.
 *
 * <p>One grammar for all: {@code KIND:WHAT}, a folder such as {@code ./source-users} with a built
 * connector in it, or the name of an example. Immutable.
 *
 * @param here where relative paths start
 * @param root where the folder {@code examples} stands
 * @param people where {@code print:} prints
 */
public record ConnectorReferences(Path here, Path root, OutputStream people) {

  /** For paths and examples that start at the same place. */
  public ConnectorReferences(Path root, OutputStream people) {
    this(root, root, people);
  }

  /** A kind of reference: the word before the colon. */
  private enum Kind {
    JAR("jar:PATH", ConnectorReferences::jar),
    EXEC("exec:COMMAND", ConnectorReferences::exec),
    DOCKER("docker:IMAGE", ConnectorReferences::docker),
    CLASS("class:NAME", ConnectorReferences::program),
    REPLAY("replay:FILE", ConnectorReferences::replay),
    CLEAR("clear:", (references, what) -> builtIn("clear:", ClearSource::new)),
    JSONL("jsonl:FOLDER", ConnectorReferences::jsonl),
    NULL("null:", (references, what) -> builtIn("null:", NullSink::new)),
    PRINT("print:", ConnectorReferences::print),
    SLOW("slow:RATE", ConnectorReferences::slow),
    CHAOS("chaos:SEED", ConnectorReferences::chaos);

    private final String form;

    @SuppressWarnings("ImmutableEnumChecker") // references to methods, which keep nothing
    private final BiFunction<ConnectorReferences, String, Connector> meaning;

    Kind(String form, BiFunction<ConnectorReferences, String, Connector> meaning) {
      this.form = form;
      this.meaning = meaning;
    }

    private String word() {
      return form.substring(0, form.indexOf(':'));
    }

    private boolean needsMore() {
      return !form.endsWith(":");
    }
  }

  private static final String EXAMPLES = "examples";
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /**
   * The connector that a reference names. It is not started.
   *
   * @throws ConfigException when there is no such kind, or what it names is not there
   */
  public Connector parse(String reference) {
    int colon = reference.indexOf(':');
    String word = colon < 0 ? reference : reference.substring(0, colon);
    for (Kind kind : Kind.values()) {
      if (kind.word().equals(word)) {
        return parse(kind, reference.substring(Math.min(colon + 1, reference.length())));
      }
    }
    if (word.contains("/") || word.equals(".") || word.equals("..")) {
      return folder(reference);
    }
    return example(reference).orElseThrow(() -> unknown(reference, word));
  }

  /**
   * The command that starts what a reference names; empty when that is no program of this machine.
   *
   * @throws ConfigException as {@link #parse}
   */
  public Optional<List<String>> command(String reference) {
    return parse(reference) instanceof ProcessConnector program
        ? Optional.of(program.words())
        : Optional.empty();
  }

  private Connector parse(Kind kind, String what) {
    if (what.isEmpty() && kind.needsMore()) {
      throw new ConfigException(
          "The reference '" + kind.word() + ":' names nothing. Write '" + kind.form + "'.");
    }
    return kind.meaning.apply(this, what);
  }

  private ConfigException unknown(String reference, String word) {
    List<String> known = new ArrayList<>(examples());
    Stream.of(Kind.values()).map(Kind::word).forEach(known::add);
    String hint =
        NearestName.find(word, known)
            .map(near -> "Did you mean '" + form(near) + "'?")
            .orElse("Write " + forms() + ", a folder such as './source-users', or an example.");
    return new ConfigException("'" + reference + "' is no connector. " + hint);
  }

  private static String form(String word) {
    return Stream.of(Kind.values())
        .filter(kind -> kind.word().equals(word))
        .map(kind -> kind.form)
        .findFirst()
        .orElse(word);
  }

  private static String forms() {
    return String.join(", ", Stream.of(Kind.values()).map(kind -> kind.form).toList());
  }

  private Connector jar(String path) {
    Path jar = here.resolve(path);
    if (!Files.isRegularFile(jar)) {
      throw new ConfigException("There is no jar '" + path + "'. Build it, or name another one.");
    }
    return ofJar("jar:" + path, jar);
  }

  private static Connector ofJar(String reference, Path jar) {
    return new ProcessConnector(reference, List.of(JAVA, "-jar", jar.toString()), List.of(jar));
  }

  private Connector exec(String command) {
    List<String> words = ShellWords.of(command);
    if (words.isEmpty()) {
      throw new ConfigException("The reference 'exec:' names nothing. Write 'exec:COMMAND'.");
    }
    return new ProcessConnector("exec:" + command, words);
  }

  private Connector docker(String image) {
    return new DockerConnector("docker:" + image, image, "docker");
  }

  private Connector program(String name) {
    try {
      Class<?> found = Class.forName(name, true, Thread.currentThread().getContextClassLoader());
      var constructor = found.asSubclass(ConnectorProgram.class).getConstructor();
      return new ProgramConnector("class:" + name, () -> make(constructor));
    } catch (ClassNotFoundException | ClassCastException | NoSuchMethodException e) {
      throw new ConfigException(
          "The class '"
              + name
              + "' is no connector with a public constructor without parameters on this class path."
              + " Check its name.",
          e);
    }
  }

  private static ConnectorProgram make(
      java.lang.reflect.Constructor<? extends ConnectorProgram> constructor) {
    try {
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new ConfigException(
          "The class '" + constructor.getDeclaringClass().getName() + "' cannot be made.", e);
    }
  }

  private Connector replay(String file) {
    return builtIn("replay:" + file, () -> new ReplaySource(here.resolve(file)));
  }

  private Connector jsonl(String folder) {
    return builtIn("jsonl:" + folder, () -> new JsonlSink(here.resolve(folder)));
  }

  private Connector print(String nothing) {
    return builtIn("print:", () -> new PrintSink(people));
  }

  private static Connector builtIn(
      String reference, java.util.function.Supplier<ConnectorProgram> programs) {
    return new ProgramConnector(reference, programs);
  }

  private Connector slow(String what) {
    String[] parts = what.split(":", 2);
    return new SlowConnector("slow:" + what, ByteRate.parse(parts[0]), inner(parts));
  }

  private Connector chaos(String what) {
    String[] parts = what.split(":", 2);
    if (!parts[0].matches("-?\\d{1,18}")) {
      throw new ConfigException(
          "'" + parts[0] + "' is no seed. Write a whole number, for example 'chaos:7'.");
    }
    return new ChaosConnector("chaos:" + what, Long.parseLong(parts[0]), inner(parts));
  }

  /** What is behind the second colon; without it nothing is kept. */
  private Connector inner(String[] parts) {
    return parse(parts.length > 1 ? parts[1] : "null:");
  }

  private Connector folder(String path) {
    Path folder = here.resolve(path).normalize();
    if (path.endsWith(".jar") && Files.isRegularFile(folder)) {
      return ofJar(path, folder);
    }
    List<Path> jars = jars(folder.resolve("target"));
    if (jars.size() != 1) {
      throw new ConfigException(
          jars.isEmpty()
              ? "The folder '" + path + "' has no jar in its target. Build it first."
              : "The folder '" + path + "' has several jars in its target. Name one with 'jar:'.");
    }
    return ofJar(path, jars.get(0));
  }

  private static List<Path> jars(Path target) {
    if (!Files.isDirectory(target)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(ConnectorReferences::runnable).sorted().toList();
    } catch (IOException e) {
      throw new ConfigException("The folder '" + target + "' cannot be read.", e);
    }
  }

  private static boolean runnable(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jar")
        && !name.startsWith("original-")
        && !name.matches(".*-(sources|javadoc|tests)\\.jar");
  }

  /** The launcher of an example where there is one, as it starts sooner; else its jar. */
  private Optional<Connector> example(String name) {
    if (!examples().contains(name)) {
      return Optional.empty();
    }
    Path target = root.resolve(EXAMPLES).resolve(name).resolve("target");
    Path launcher = target.resolve(name);
    Path jar = target.resolve(name + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new ConfigException("The example '" + name + "' is not built. Build it first.");
    }
    return Optional.of(
        Files.isRegularFile(launcher) && Files.isExecutable(launcher)
            ? new ProcessConnector(name, List.of(launcher.toString()), List.of(launcher, jar))
            : ofJar(name, jar));
  }

  private List<String> examples() {
    Path folder = root.resolve(EXAMPLES);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.startsWith("source-") || name.startsWith("destination-"))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}

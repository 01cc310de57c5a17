package dev.tern.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command takes. */
final class CommonOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  private boolean help;

  @Option(names = "--json", description = "answer with one JSON value on stdout")
  private boolean json;

  @Option(names = "--debug", description = "show where a failure comes from")
  private boolean debug;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "where cdk keeps its database and logs; CDK_HOME, or .cdk in this folder")
  private @Nullable Path home;

  @Option(
      names = "--db",
      paramLabel = "DB",
      description =
          "a SQLite file, or a JDBC URL of SQLite or PostgreSQL; a URL with a password is given as"
              + " $${env:NAME}. CDK_DB, or local.db in the home")
  private @Nullable String database;

  boolean json() {
    return json;
  }

  Path home(Surroundings around) {
    Path wanted =
        Optional.ofNullable(home)
            .orElseGet(() -> Path.of(around.environment().getOrDefault("CDK_HOME", ".cdk")));
    return around.folder().resolve(wanted);
  }

  /** The database that was asked for, with its references to variables resolved. */
  Optional<String> database(Surroundings around) {
    return Optional.ofNullable(database)
        .or(() -> Optional.ofNullable(around.environment().get("CDK_DB")))
        .map(text -> new References(around.environment(), around.folder()).resolve(text, "--db"));
  }

  /** The flags that say where the database is, as they were given. */
  Stream<String> place() {
    return Stream.concat(
        Optional.ofNullable(home).stream()
            .flatMap(folder -> Stream.of("--home", folder.toString())),
        Optional.ofNullable(database).stream().flatMap(text -> Stream.of("--db", text)));
  }

  boolean wanted() {
    return help || debug;
  }
}

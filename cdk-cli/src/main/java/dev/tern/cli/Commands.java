package dev.tern.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The list of commands. Another one is one more line. */
final class Commands {

  private Commands() {}

  /** All of them. */
  static Map<String, Object> of(Surroundings around) {
    Map<String, Object> commands = new LinkedHashMap<>();
    makers(around).forEach((name, maker) -> commands.put(name, maker.get()));
    return commands;
  }

  /**
   * The one with this name and nothing beside it, as a grammar of all takes its time to make; all
   * when there is none.
   */
  static Map<String, Object> named(Surroundings around, String name) {
    Supplier<Object> maker = makers(around).get(name);
    return maker == null ? of(around) : Map.of(name, maker.get());
  }

  private static Map<String, Supplier<Object>> makers(Surroundings around) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("spec", () -> new SpecCommand(around));
    commands.put("check", () -> new CheckCommand(around));
    commands.put("discover", () -> new DiscoverCommand(around));
    commands.put("sync", () -> new SyncCommand(around));
    commands.put("refresh", () -> new RefreshCommand(around));
    commands.put("clear", () -> new ClearCommand(around));
    commands.put("connection", () -> Group.of("Saved connections", connection(around)));
    commands.put("catalog", () -> Group.of("Streams of a connection", catalog(around)));
    commands.put("state", () -> Group.of("Where syncs go on", state(around)));
    commands.put("jobs", () -> Group.of("What was done", jobs(around)));
    commands.put(
        "oauth", () -> Group.of("What all configurations of a connector share", oauth(around)));
    commands.put("lint", () -> new LintCommand(around));
    commands.put("test", () -> new TestCommand(around));
    commands.put("demo", () -> new DemoCommand(around));
    commands.put("completion", () -> new CompletionCommand(around));
    return commands;
  }

  private static Map<String, Object> connection(Surroundings around) {
    Map<String, Object> commands = new LinkedHashMap<>();
    commands.put("create", new ConnectionCreateCommand(around));
    commands.put("list", new ConnectionListCommand(around));
    commands.put("show", new ConnectionShowCommand(around));
    commands.put("delete", new ConnectionDeleteCommand(around));
    return commands;
  }

  private static Map<String, Object> oauth(Surroundings around) {
    Map<String, Object> commands = new LinkedHashMap<>();
    commands.put("set", new OAuthSetCommand(around));
    commands.put("list", new OAuthListCommand(around));
    commands.put("delete", new OAuthDeleteCommand(around));
    return commands;
  }

  private static Map<String, Object> catalog(Surroundings around) {
    Map<String, Object> commands = new LinkedHashMap<>();
    commands.put("show", new CatalogShowCommand(around));
    commands.put("diff", new CatalogDiffCommand(around));
    commands.put("select", new CatalogSelectCommand(around));
    return commands;
  }

  private static Map<String, Object> state(Surroundings around) {
    Map<String, Object> commands = new LinkedHashMap<>();
    commands.put("show", new StateShowCommand(around));
    commands.put("export", new StateExportCommand(around));
    commands.put("import", new StateImportCommand(around));
    commands.put("reset", new StateResetCommand(around));
    commands.put("rollback", new StateRollbackCommand(around));
    return commands;
  }

  private static Map<String, Object> jobs(Surroundings around) {
    Map<String, Object> commands = new LinkedHashMap<>();
    commands.put("list", new JobsListCommand(around));
    commands.put("show", new JobsShowCommand(around));
    commands.put("logs", new JobsLogsCommand(around));
    return commands;
  }
}

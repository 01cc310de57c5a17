package dev.tern.cli;

import dev.tern.cli.kit.SettingKey;
import dev.tern.cli.kit.Settings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a person says about a connector that is tried. A flag goes before a setting. */
final class TestOptions {
  @Mixin private final GivenFiles given = new GivenFiles();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "all that is known about the connector, as YAML: docs/conformance-command.md")
  private @Nullable Path settings;

  @Option(
      names = "--bad-config",
      paramLabel = "FILE=WORD",
      description = "a configuration that does not work, and what check says then; repeatable")
  private final Map<Path, String> badConfigs = new LinkedHashMap<>();

  Settings settings(Surroundings around) {
    Path folder = around.folder();
    Settings.Secrets secrets =
        (tree, base, place) -> new References(around.environment(), base).resolve(tree, place);
    Settings all =
        settings == null
            ? Settings.none(folder, secrets)
            : Settings.of(folder.resolve(settings), secrets);
    for (Map.Entry<SettingKey, Path> flag : files().entrySet()) {
      all = all.with(flag.getKey(), folder.resolve(flag.getValue()));
    }
    for (Map.Entry<Path, String> bad : badConfigs.entrySet()) {
      all = all.withBadConfig(folder.resolve(bad.getKey()), bad.getValue());
    }
    return all;
  }

  private Map<SettingKey, Path> files() {
    Map<SettingKey, Path> files = new EnumMap<>(SettingKey.class);
    given.config().ifPresent(file -> files.put(SettingKey.CONFIG, file));
    given.catalog().ifPresent(file -> files.put(SettingKey.CATALOG, file));
    given.state().ifPresent(file -> files.put(SettingKey.STATE, file));
    given.input().ifPresent(file -> files.put(SettingKey.INPUT, file));
    return files;
  }
}

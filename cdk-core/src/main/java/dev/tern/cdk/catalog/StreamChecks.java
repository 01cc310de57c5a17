package dev.tern.cdk.catalog;

import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of the protocol about one configured stream: modes, cursor and keys. */
public final class StreamChecks {

  private StreamChecks() {}

  /**
   * The cursor of an incremental read: the source's own if it defines one, else the configured one,
   * else the default. An empty list counts as unset (READ-7).
   *
   * @param offered the stream as the source describes it now
   * @return the path; empty when only the source knows its cursor
   * @throws ConfigException when nothing names a cursor
   */
  public static List<String> resolveCursor(
      ConfiguredAirbyteStream configured, AirbyteStream offered) {
    List<String> byDefault = orEmpty(offered.getDefaultCursorField());
    if (Boolean.TRUE.equals(offered.getSourceDefinedCursor())) {
      return byDefault;
    }
    List<String> chosen = orEmpty(configured.getCursorField());
    if (!chosen.isEmpty()) {
      return chosen;
    }
    if (!byDefault.isEmpty()) {
      return byDefault;
    }
    throw new ConfigException(
        "Stream "
            + text(configured)
            + " is incremental and has no cursor. Set 'cursor_field' in the catalog.");
  }

  /**
   * Checks that the source can read the stream the way the catalog wants it (READ-8).
   *
   * @throws ConfigException when it cannot
   */
  public static void requireSupported(ConfiguredAirbyteStream configured, AirbyteStream offered) {
    List<SyncMode> modes = orEmpty(offered.getSupportedSyncModes());
    SyncMode wanted = configured.getSyncMode();
    boolean supported =
        modes.contains(wanted) || (modes.isEmpty() && wanted == SyncMode.FULL_REFRESH);
    if (!supported) {
      throw new ConfigException(
          String.format(
              "Stream %s cannot be read in sync mode '%s'. Use one of: %s.",
              text(configured), wanted, modes.isEmpty() ? SyncMode.FULL_REFRESH : join(modes)));
    }
  }

  /**
   * Checks that a destination can write the stream the way the catalog wants it (WRITE-9), and that
   * a mode that needs a key has one.
   *
   * @throws ConfigException when it cannot
   */
  public static void requireSupported(
      ConfiguredAirbyteStream configured, Collection<DestinationSyncMode> modes) {
    DestinationSyncMode wanted = configured.getDestinationSyncMode();
    if (!modes.contains(wanted)) {
      throw new ConfigException(
          String.format(
              "Stream %s cannot be written in destination sync mode '%s'. Use one of: %s.",
              text(configured), wanted, join(modes)));
    }
    boolean keyed =
        wanted == DestinationSyncMode.APPEND_DEDUP
            || wanted == DestinationSyncMode.UPDATE
            || wanted == DestinationSyncMode.SOFT_DELETE;
    if (keyed && primaryKey(configured).isEmpty()) {
      throw new ConfigException(
          String.format(
              "Stream %s has destination sync mode '%s' and no primary key. Set 'primary_key' in"
                  + " the catalog.",
              text(configured), wanted));
    }
  }

  /** The paths of the primary key: the source's own if it defines one, else the configured one. */
  public static List<List<String>> primaryKey(ConfiguredAirbyteStream configured) {
    List<List<String>> own = orEmpty(configured.getStream().getSourceDefinedPrimaryKey());
    return own.isEmpty() ? orEmpty(configured.getPrimaryKey()) : own;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }

  private static String join(Collection<?> modes) {
    return String.join(", ", modes.stream().map(Object::toString).sorted().toList());
  }

  private static String text(ConfiguredAirbyteStream stream) {
    return StreamNames.text(StreamNames.of(stream));
  }
}

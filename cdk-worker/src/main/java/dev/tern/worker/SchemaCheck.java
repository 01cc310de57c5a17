package dev.tern.worker;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.AirbyteLogMessage.Level;
import dev.tern.worker.CatalogDiff.Change;
import dev.tern.worker.store.Connection;
import dev.tern.worker.sync.Side;
import dev.tern.worker.sync.SyncWatcher;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * The look at a source before its records are moved, as platforms do it: has it changed so that the
 * connection cannot go on?
 *
 * <p>The source is asked when it was not for a day, or when it is known to have changed. A change
 * that breaks nothing is left alone: what is new goes along when somebody selects it.
 */
record SchemaCheck(Room room, Catalogs catalogs) {

  private static final Duration TRUSTED = Duration.ofHours(24);

  /**
   * Lets a connection pass that can go on, and one whose source does not say: it will not move
   * anything either, and say why.
   *
   * @throws ConfigException when a person has to choose first
   */
  void require(Connection connection, SyncWatcher watcher) {
    boolean fresh =
        catalogs
            .asked(connection.sourceId())
            .filter(at -> at.plus(TRUSTED).isAfter(room.now()))
            .isPresent();
    if (fresh && !connection.breakingChange()) {
      return;
    }
    CatalogDiff diff;
    try {
      diff = catalogs.diff(connection);
    } catch (ConnectorException e) {
      watcher.log(Side.SOURCE, warning(e));
      return;
    }
    if (diff.breaking()) {
      throw new ConfigException(
          String.format(
              "The source of '%s' has changed, and it cannot go on like this: %s. See its catalog"
                  + " diff, then select its streams anew.",
              connection.name(),
              diff.changes().stream()
                  .filter(Change::breaking)
                  .map(Change::toString)
                  .collect(Collectors.joining("; "))));
    }
  }

  private static AirbyteLogMessage warning(ConnectorException e) {
    return new AirbyteLogMessage()
        .withLevel(Level.WARN)
        .withMessage("Whether the source has changed is not known: " + e.getMessage());
  }
}

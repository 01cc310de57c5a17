package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.SyncMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stream of the usual door says of itself to the platform.
 *
 * @param cursor the default one; empty when there is none
 * @param others those the user may choose in its place
 * @param sourceDefined whether the user cannot choose
 * @param any whether the user may choose any field
 */
record Declaration(
    String name,
    @Nullable String namespace,
    @Nullable JsonNode schema,
    List<List<String>> primaryKey,
    List<String> cursor,
    List<List<String>> others,
    boolean sourceDefined,
    boolean any) {

  Declaration {
    others = List.copyOf(others);
  }

  /** Every cursor there is a name of, the default one first. */
  List<List<String>> cursors() {
    List<List<String>> all = new ArrayList<>(others);
    if (!cursor.isEmpty()) {
      all.add(0, cursor);
    }
    return all;
  }

  boolean incremental() {
    return any || !cursors().isEmpty();
  }

  /** Refuses what contradicts itself. */
  SoundDeclaration requireSound() {
    SoundDeclaration sound = SoundDeclaration.of(name, schema);
    sound.require(
        !sourceDefined || !cursor.isEmpty(),
        "defines its cursor itself but names none. Call cursor(...)");
    sound.require(
        !sourceDefined || (!any && others.isEmpty()),
        "defines its cursor itself and lets the user choose it. Drop one of the two");
    primaryKey.forEach(sound::requireKey);
    cursors().forEach(sound::requireCursor);
    return sound;
  }

  /**
   * The stream as {@code discover} shows it.
   *
   * @param resumable whether a full refresh that was cut can go on
   */
  AirbyteStream describe(boolean resumable) {
    List<SyncMode> modes = new ArrayList<>(List.of(SyncMode.FULL_REFRESH));
    if (incremental()) {
      modes.add(SyncMode.INCREMENTAL);
    }
    AirbyteStream stream =
        new AirbyteStream()
            .withName(name)
            .withNamespace(namespace)
            .withJsonSchema(schema)
            .withSupportedSyncModes(modes);
    if (incremental()) {
      stream.setSourceDefinedCursor(sourceDefined);
    }
    if (resumable) {
      stream.setIsResumable(true);
      stream.setSourceDefinedCursor(sourceDefined || !incremental()); // CMD-14: it has to be set
    }
    if (!cursor.isEmpty()) {
      stream.setDefaultCursorField(cursor);
    }
    if (!primaryKey.isEmpty()) {
      stream.setSourceDefinedPrimaryKey(primaryKey);
    }
    return stream;
  }
}

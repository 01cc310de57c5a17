package dev.tern.worker;

import dev.tern.worker.store.Workspace;
import dev.tern.worker.store.WorkspaceTable;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The places that hold actors; who names none uses the first. */
public final class Workspaces {

  private final Room room;

  Workspaces(Room room) {
    this.room = room;
  }

  /** The first workspace, made when there is none. */
  public Workspace standard() {
    return room.store()
        .transact(
            handle -> {
              WorkspaceTable table = new WorkspaceTable(handle);
              return table.all().stream().findFirst().orElseGet(() -> insert(table, "default"));
            });
  }

  /** Makes another. */
  public Workspace create(String name) {
    return room.store().transact(handle -> insert(new WorkspaceTable(handle), name));
  }

  private Workspace insert(WorkspaceTable table, String name) {
    String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    Workspace workspace = new Workspace(UUID.randomUUID(), name, slug, false, room.now());
    table.insert(workspace);
    return workspace;
  }

  /** All, the oldest first. */
  public List<Workspace> all() {
    return room.store().transact(handle -> new WorkspaceTable(handle).all());
  }

  /** Deletes one; its rows stay. */
  public void delete(Workspace workspace) {
    room.store().run(handle -> new WorkspaceTable(handle).bury(workspace.id(), room.now()));
  }
}

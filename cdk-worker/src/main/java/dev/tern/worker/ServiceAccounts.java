package dev.tern.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.worker.store.ConfigSecrets;
import dev.tern.worker.store.ServiceAccount;
import dev.tern.worker.store.ServiceAccountTable;
import dev.tern.worker.store.Workspace;
import java.util.List;

/**
 * The accounts of workspaces at the services where secrets are kept, for a {@link
 * dev.tern.worker.store.SecretStore} that needs one. What lets somebody in is a secret itself.
 */
public final class ServiceAccounts {

  private final Room room;

  ServiceAccounts(Room room) {
    this.room = room;
  }

  /** What an account is let in with. */
  public record Credentials(ObjectNode json, ObjectNode hmacKey) {}

  /** Adds one. */
  public ServiceAccount add(Workspace workspace, String id, String email, Credentials credentials) {
    ServiceAccount account =
        new ServiceAccount(
            workspace.id(),
            id,
            email,
            stored(workspace, credentials.json()),
            stored(workspace, credentials.hmacKey()),
            room.now());
    room.store().run(handle -> new ServiceAccountTable(handle).insert(account));
    return account;
  }

  private ObjectNode stored(Workspace workspace, ObjectNode values) {
    JsonNode allSecret = ProtocolJson.mapper().createObjectNode().put("airbyte_secret", true);
    return room.secrets().split(workspace.id(), allSecret, values, values.objectNode()).stored();
  }

  /** Those of a workspace, the oldest first. */
  public List<ServiceAccount> of(Workspace workspace) {
    return room.store().transact(handle -> new ServiceAccountTable(handle).of(workspace.id()));
  }

  /** What one is let in with, in clear. */
  public Credentials credentials(ServiceAccount account) {
    return new Credentials(
        room.secrets().hydrate(account.jsonCredential()),
        room.secrets().hydrate(account.hmacKey()));
  }

  /** Takes one away, with its secrets. */
  public void delete(ServiceAccount account) {
    room.store().run(handle -> new ServiceAccountTable(handle).delete(account));
    room.secrets().forget(ConfigSecrets.coordinates(account.jsonCredential()));
    room.secrets().forget(ConfigSecrets.coordinates(account.hmacKey()));
  }
}

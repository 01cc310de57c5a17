package dev.tern.worker.store;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code workspace_service_account}, within a transaction. */
public final class ServiceAccountTable {

  private final Handle handle;

  /** For one transaction. */
  public ServiceAccountTable(Handle handle) {
    this.handle = handle;
  }

  /** Adds a row. */
  public void insert(ServiceAccount account) {
    handle
        .createUpdate(
            """
            INSERT INTO workspace_service_account (
              workspace_id, service_account_id, service_account_email, json_credential, hmac_key,
              created_at, updated_at)
            VALUES (
              :workspaceId, :serviceAccountId, :serviceAccountEmail, :jsonCredential, :hmacKey,
              :createdAt, :createdAt)
            """)
        .bindMethods(account)
        .execute();
  }

  /** Those of a workspace, the oldest first. */
  public List<ServiceAccount> of(UUID workspace) {
    return handle
        .createQuery(
            """
            SELECT * FROM workspace_service_account
            WHERE workspace_id = :workspace ORDER BY created_at, service_account_id
            """)
        .bind("workspace", workspace)
        .map(ConstructorMapper.of(ServiceAccount.class))
        .list();
  }

  /** Takes one away. */
  public void delete(ServiceAccount account) {
    handle
        .createUpdate(
            """
            DELETE FROM workspace_service_account
            WHERE workspace_id = :workspaceId AND service_account_id = :serviceAccountId
            """)
        .bindMethods(account)
        .execute();
  }
}

package dev.tern.worker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.store.Job;
import dev.tern.worker.store.RefreshType;
import dev.tern.worker.sync.SyncOptions;
import java.util.List;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param streams which streams; empty for all of the connection
 * @param refresh for a refresh, what becomes of the rows that are there
 * @param retries when a failed attempt is followed by another
 * @param options of every attempt
 */
public record SyncRequest(
    Job.Kind kind,
    List<StreamDescriptor> streams,
    Optional<RefreshType> refresh,
    RetryPolicy retries,
    SyncOptions options) {

  /** Keeps its own copy. */
  public SyncRequest {
    streams = List.copyOf(streams);
  }

  /** Move what is new; of all streams, in one attempt. */
  public static SyncRequest sync() {
    return of(Job.Kind.SYNC, List.of(), Optional.empty());
  }

  /** Read streams again from the beginning; all when none is given. */
  public static SyncRequest refresh(RefreshType type, List<StreamDescriptor> streams) {
    return of(Job.Kind.REFRESH, streams, Optional.of(type));
  }

  /** Empty streams at the destination, and forget their states; all when none is given. */
  public static SyncRequest clear(List<StreamDescriptor> streams) {
    return of(Job.Kind.RESET_CONNECTION, streams, Optional.empty());
  }

  private static SyncRequest of(
      Job.Kind kind, List<StreamDescriptor> streams, Optional<RefreshType> refresh) {
    return new SyncRequest(kind, streams, refresh, RetryPolicy.once(), SyncOptions.defaults());
  }

  /** The same for some streams only. */
  public SyncRequest only(List<StreamDescriptor> some) {
    return new SyncRequest(kind, some, refresh, retries, options);
  }

  /** The same with other retries. */
  public SyncRequest retrying(RetryPolicy policy) {
    return new SyncRequest(kind, streams, refresh, policy, options);
  }

  /** The same with other options. */
  public SyncRequest with(SyncOptions others) {
    return new SyncRequest(kind, streams, refresh, retries, others);
  }

  /** What the job remembers of it. */
  ObjectNode config() {
    ObjectNode config = ProtocolJson.mapper().createObjectNode();
    ArrayNode list = config.putArray("streams");
    streams.forEach(stream -> list.add(ProtocolJson.mapper().<ObjectNode>valueToTree(stream)));
    refresh.ifPresent(type -> config.put("refreshType", type.name()));
    return config;
  }
}

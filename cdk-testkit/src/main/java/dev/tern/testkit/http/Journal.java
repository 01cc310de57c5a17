package dev.tern.testkit.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest requests, within a budget of bytes. For callers that hold one lock. */
final class Journal {

  private static final long BUDGET = 32L << 20;

  private final Deque<MockRequest> requests = new ArrayDeque<>();
  private long bytes;

  void add(MockRequest request) {
    requests.add(request);
    bytes += request.size();
    while (bytes > BUDGET && requests.size() > 1) {
      bytes -= requests.remove().size();
    }
  }

  List<MockRequest> all() {
    return List.copyOf(requests);
  }
}

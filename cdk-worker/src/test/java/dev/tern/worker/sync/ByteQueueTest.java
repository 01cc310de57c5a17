package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ByteQueueTest {

  @Property(tries = 100)
  void all_comes_out_in_order_and_never_more_than_its_bytes_are_in_it(
      @ForAll @Size(max = 200) List<@IntRange(min = 1, max = 120) Integer> sizes) throws Exception {
    ByteQueue<Integer> queue = new ByteQueue<>(100);
    CompletableFuture<List<Integer>> taken = new CompletableFuture<>();
    Thread taker = new Thread(() -> taken.complete(drain(queue)), "taker");
    taker.start();
    for (int size : sizes) {
      assertThat(queue.put(size, size)).isTrue();
    }
    queue.end();
    assertThat(taken.get()).isEqualTo(sizes);
    int largest = sizes.stream().mapToInt(Integer::intValue).max().orElse(0);
    assertThat(queue.highest()).isLessThanOrEqualTo(Math.max(100, largest));
  }

  private static List<Integer> drain(ByteQueue<Integer> queue) {
    List<Integer> all = new ArrayList<>();
    try {
      for (Optional<Integer> next = queue.take(); next.isPresent(); next = queue.take()) {
        all.add(next.get());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  @Test
  void who_found_it_full_waits_until_half_of_it_is_free() throws Exception {
    ByteQueue<Integer> queue = new ByteQueue<>(10);
    for (int thing = 1; thing <= 10; thing++) {
      queue.put(thing, 1);
    }
    Thread putter = new Thread(() -> assertThat(put(queue, 11)).isTrue(), "putter");
    putter.start();
    while (putter.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    for (int thing = 1; thing <= 4; thing++) {
      assertThat(queue.take()).contains(thing);
    }
    assertThat(putter.getState()).isEqualTo(Thread.State.WAITING);
    assertThat(queue.take()).contains(5);
    putter.join();
    queue.end();
    assertThat(drain(queue)).containsExactly(6, 7, 8, 9, 10, 11);
  }

  private static boolean put(ByteQueue<Integer> queue, int thing) {
    try {
      return queue.put(thing, 1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_broken_queue_lets_nobody_wait() throws Exception {
    ByteQueue<Integer> queue = new ByteQueue<>(1);
    queue.put(1, 1);
    CompletableFuture<Boolean> put = new CompletableFuture<>();
    Thread putter = new Thread(() -> put.complete(put(queue, 2)), "putter");
    putter.start();
    queue.breakUp();
    assertThat(put.get()).isFalse();
    assertThat(queue.take()).isEmpty();
  }
}

package dev.tern.docs.snippets;

import dev.tern.cdk.source.AbstractSource;
import dev.tern.cdk.source.Limit;
import dev.tern.cdk.source.Partition;
import dev.tern.cdk.source.SourceStream;
import dev.tern.protocol.types.PrimaryKey;
import java.util.List;
import java.util.Optional;

/** A source with a stream of several parts: the cards of each board, page by page. */
public final class CardsSource extends AbstractSource<CardsSource.Config> {

  /** The boards, and how many pages of cards each has. */
  public record Config(List<String> boards, int pages) {}

  /** A card of a board. */
  public record Card(@PrimaryKey String board, @PrimaryKey int number) {}

  @Override
  protected void check(Config config) {}

  // tag: streams
  @Override
  protected List<SourceStream> streams(Config config) {
    Limit calls = Limit.of("calls", 4); // of the interface, at the same time
    return List.of(
        SourceStream.named("cards")
            .schema(Card.class)
            .needs(calls)
            .partitions((request, known) -> config.boards().stream().map(Partition::of).toList())
            .pages(
                (slice, records) -> {
                  String board = slice.partition().key().asText();
                  int page = slice.page().map(Integer::parseInt).orElse(1);
                  records.emit(new Card(board, page));
                  return page < config.pages()
                      ? Optional.of(String.valueOf(page + 1))
                      : Optional.empty();
                }));
  }

  // end: streams
}

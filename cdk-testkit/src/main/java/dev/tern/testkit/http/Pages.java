package dev.tern.testkit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tern.cdk.message.ProtocolJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A list that is given out page by page: a parameter says which, a request without it gets the
 * first. Immutable; each method returns another one.
 */
public final class Pages implements Answer {

  private final String parameter;
  private final List<ArrayNode> pages;
  private final BiFunction<ArrayNode, Optional<String>, String> envelope;
  private final boolean endless;

  private Pages(
      String parameter,
      List<ArrayNode> pages,
      BiFunction<ArrayNode, Optional<String>, String> envelope,
      boolean endless) {
    this.parameter = parameter;
    this.pages = List.copyOf(pages);
    this.envelope = envelope;
    this.endless = endless;
  }

  /**
   * Pages that are numbered from 1, each {@code {"items":[…],"next":"2"}}, without {@code next} at
   * the end.
   *
   * @param parameter the parameter of the query that takes what {@code next} said
   * @param pages the items of each page, a JSON array
   */
  public static Pages of(String parameter, String... pages) {
    List<ArrayNode> items = new ArrayList<>();
    for (String page : pages) {
      items.add(array(page));
    }
    return new Pages(parameter, items, Pages::plain, false);
  }

  /** Another body, made from the items and what the next page is called, if there is one. */
  public Pages in(BiFunction<ArrayNode, Optional<String>, String> body) {
    return new Pages(parameter, pages, body, endless);
  }

  /** The last page names the first as the next one, for ever. */
  public Pages looping() {
    return new Pages(parameter, pages, envelope, true);
  }

  /** An empty page before one of the others, counted from 1. */
  public Pages withEmptyPageBefore(int page) {
    List<ArrayNode> more = new ArrayList<>(pages);
    more.add(page - 1, ProtocolJson.mapper().createArrayNode());
    return new Pages(parameter, more, envelope, endless);
  }

  /**
   * Each page begins with the last item of the page before, as when something was inserted between
   * two requests.
   */
  public Pages overlapping() {
    List<ArrayNode> more = new ArrayList<>();
    Optional<JsonNode> last = Optional.empty();
    for (ArrayNode page : pages) {
      ArrayNode longer = ProtocolJson.mapper().createArrayNode();
      last.ifPresent(longer::add);
      more.add(longer.addAll(page));
      last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1));
    }
    return new Pages(parameter, more, envelope, endless);
  }

  @Override
  public Reply to(MockRequest request) {
    String wanted = request.query(parameter).orElse("1");
    for (int page = 1; page <= pages.size(); page++) {
      if (wanted.equals(Integer.toString(page))) {
        return Reply.json(envelope.apply(pages.get(page - 1), next(page)));
      }
    }
    return Reply.status(404);
  }

  private Optional<String> next(int page) {
    if (page < pages.size()) {
      return Optional.of(Integer.toString(page + 1));
    }
    return endless ? Optional.of("1") : Optional.empty();
  }

  private static String plain(ArrayNode items, Optional<String> next) {
    return next.map(name -> "{\"items\":%s,\"next\":\"%s\"}".formatted(items, name))
        .orElseGet(() -> "{\"items\":%s}".formatted(items));
  }

  private static ArrayNode array(String json) {
    try {
      return (ArrayNode) ProtocolJson.mapper().readTree(json);
    } catch (JsonProcessingException | ClassCastException e) {
      throw new IllegalArgumentException("A page is no JSON array: " + json, e);
    }
  }
}

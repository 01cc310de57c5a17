package dev.tern.testkit.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which requests are meant: only what is said is looked at. Immutable; each method returns another
 * pattern.
 */
public final class RequestPattern {

  private final String method;
  private final String path;
  private final List<Condition> conditions;

  private RequestPattern(String method, String path, List<Condition> conditions) {
    this.method = method;
    this.path = path;
    this.conditions = List.copyOf(conditions);
  }

  /**
   * A condition on a request.
   *
   * @param words what is wanted
   * @param holds whether it is so
   */
  private record Condition(String words, Predicate<MockRequest> holds) {}

  /** A GET of a path, in which {@code *} stands for any one segment. */
  public static RequestPattern get(String path) {
    return request("GET", path);
  }

  /** A POST to a path, in which {@code *} stands for any one segment. */
  public static RequestPattern post(String path) {
    return request("POST", path);
  }

  /** Any method and path, in which {@code *} stands for any one segment. */
  public static RequestPattern request(String method, String path) {
    return new RequestPattern(method.toUpperCase(Locale.ROOT), path, List.of());
  }

  /** With a parameter in the query. */
  public RequestPattern query(String name, String value) {
    return and(
        "query '" + name + "' is '" + value + "'",
        request -> request.query(name).equals(Optional.of(value)));
  }

  /** Without a parameter in the query. */
  public RequestPattern withoutQuery(String name) {
    return and("there is no query '" + name + "'", request -> request.query(name).isEmpty());
  }

  /** With a header. */
  public RequestPattern header(String name, String value) {
    return and(
        "header '" + name + "' has the wanted value", // which may be a secret
        request -> request.header(name).equals(Optional.of(value)));
  }

  /** With a bearer token. */
  public RequestPattern bearer(String token) {
    return header("Authorization", "Bearer " + token);
  }

  /** With a text somewhere in the body. */
  public RequestPattern bodyContaining(String text) {
    return and("the body contains '" + text + "'", request -> request.body().contains(text));
  }

  /**
   * With anything else.
   *
   * @param words what is wanted, for messages
   */
  public RequestPattern and(String words, Predicate<MockRequest> holds) {
    List<Condition> more = new ArrayList<>(conditions);
    more.add(new Condition(words, holds));
    return new RequestPattern(method, path, more);
  }

  /** What is not as it is meant; empty when the request fits. */
  List<String> differences(MockRequest request) {
    List<String> differences = new ArrayList<>();
    if (!method.equals(request.method())) {
      differences.add("the method is " + method);
    }
    if (!pathFits(request.path())) {
      differences.add("the path is " + path);
    }
    for (Condition condition : conditions) {
      if (!condition.holds().test(request)) {
        differences.add(condition.words());
      }
    }
    return differences;
  }

  private boolean pathFits(String actual) {
    String[] wanted = path.split("/", -1);
    String[] found = actual.split("/", -1);
    if (wanted.length != found.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].equals("*") && !wanted[i].equals(found[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    Map<String, String> words = new LinkedHashMap<>();
    conditions.forEach(condition -> words.put(condition.words(), ""));
    return method
        + " "
        + path
        + (words.isEmpty() ? "" : " where " + String.join(", ", words.keySet()));
  }
}

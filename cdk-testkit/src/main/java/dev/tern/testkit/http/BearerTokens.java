package dev.tern.testkit.http;

/** Access tokens of which one is valid at a time, and which wear out. Safe for all threads. */
public final class BearerTokens {

  private final String name;
  private final int lifetime;
  private int generation = 1;
  private int used;

  private BearerTokens(String name, int lifetime) {
    this.name = name;
    this.lifetime = lifetime;
  }

  /**
   * Tokens called {@code name-1}, {@code name-2} and so on.
   *
   * @param lifetime for how many requests each is good
   */
  public static BearerTokens lasting(String name, int lifetime) {
    return new BearerTokens(name, lifetime);
  }

  /** The token that is valid now, unless it has worn out. */
  public synchronized String current() {
    return name + "-" + generation;
  }

  /** Lets requests with the valid token through; others, also with one worn out, get 401. */
  public Answer guard(Answer answer) {
    return request -> accepts(request) ? answer.to(request) : Reply.status(401);
  }

  /** Gives out the next token, as the token endpoint of OAuth 2.0 does; the one before is void. */
  public Answer renewal() {
    return request ->
        Reply.json(
            "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                .formatted(renew()));
  }

  private synchronized String renew() {
    generation++;
    used = 0;
    return current();
  }

  private synchronized boolean accepts(MockRequest request) {
    boolean valid = request.header("Authorization").orElse("").equals("Bearer " + current());
    if (!valid || used == lifetime) {
      return false;
    }
    used++;
    return true;
  }
}

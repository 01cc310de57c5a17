package dev.tern.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client as a source may have one. */
final class Client {

  private final HttpClient http = HttpClient.newHttpClient();

  HttpResponse<String> get(String url, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String url, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** With its patience at an end when a part of the body does not come for a moment. */
  byte[] readWithin(Duration patience, String url) throws IOException {
    URLConnection connection = URI.create(url).toURL().openConnection();
    connection.setReadTimeout((int) patience.toMillis());
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }

  /** With its patience at an end when no response comes for a moment. */
  HttpResponse<String> getWithin(Duration patience, String url)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(patience).build();
    return http.send(request, BodyHandlers.ofString());
  }
}

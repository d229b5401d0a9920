package io.cloudhal.inmemory;

import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.PresignRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a signed URL allows, as it is written there.
 *
 * @param contentType the type that a blob gets, empty for any
 */
record SignedGrant(
    PresignRequest.Method method,
    BucketName bucket,
    BlobKey key,
    Instant expiresAt,
    boolean onlyIfAbsent,
    String contentType) {

  static final String SIGNATURE = "signature";

  private static final String METHOD = "method";
  private static final String EXPIRES = "expires";
  private static final String ABSENT = "absent";
  private static final String TYPE = "type";

  /**
   * Reads the grant of a URL, without judging its signature.
   *
   * @throws IllegalArgumentException if it is none of ours
   */
  static SignedGrant parse(URI uri) {
    String path = decoded(uri.getRawPath());
    int slash = path.indexOf('/', 1);
    if (slash < 0) {
      throw new IllegalArgumentException("path must be /bucket/key");
    }
    Map<String, String> parameters = parameters(uri);
    return new SignedGrant(
        PresignRequest.Method.valueOf(parameters.getOrDefault(METHOD, "")),
        new BucketName(path.substring(1, slash)),
        BlobKey.of(path.substring(slash + 1)),
        Instant.ofEpochMilli(Long.parseLong(parameters.getOrDefault(EXPIRES, ""))),
        Boolean.parseBoolean(parameters.getOrDefault(ABSENT, "")),
        parameters.getOrDefault(TYPE, ""));
  }

  static String signature(URI uri) {
    return parameters(uri).getOrDefault(SIGNATURE, "");
  }

  private static Map<String, String> parameters(URI uri) {
    Map<String, String> parameters = new HashMap<>();
    String query = uri.getRawQuery();
    for (String part : query == null ? new String[0] : query.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0
          || parameters.put(part.substring(0, equals), decoded(part.substring(equals + 1)))
              != null) {
        throw new IllegalArgumentException("parameters must be name=value, each once");
      }
    }
    return parameters;
  }

  /** Returns the text to sign: all of the grant, in lines, of which no part can have two. */
  String text() {
    return String.join(
        "\n",
        method.name(),
        bucket.value(),
        key.value(),
        Long.toString(expiresAt.toEpochMilli()),
        Boolean.toString(onlyIfAbsent),
        contentType);
  }

  /** Returns the URL of this grant. */
  URI at(URI server, String signature) {
    return server.resolve(
        "/"
            + bucket
            + "/"
            + encoded(key.value()).replace("%2F", "/")
            + "?"
            + parameter(METHOD, method.name())
            + parameter(EXPIRES, Long.toString(expiresAt.toEpochMilli()))
            + (onlyIfAbsent ? parameter(ABSENT, "true") : "")
            + (contentType.isEmpty() ? "" : parameter(TYPE, encoded(contentType)))
            + SIGNATURE
            + "="
            + signature);
  }

  private static String parameter(String name, String value) {
    return name + "=" + value + "&";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}

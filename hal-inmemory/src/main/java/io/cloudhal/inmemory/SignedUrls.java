package io.cloudhal.inmemory;

import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.PresignRequest;
import io.cloudhal.storage.PresignedRequest;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes signed URLs and tells which are genuine. Thread-safe. */
final class SignedUrls {

  private final UrlSigner signer;
  private final TimeSource time;

  SignedUrls(UrlSigner signer, TimeSource time) {
    this.signer = signer;
    this.time = time;
  }

  PresignedRequest sign(URI server, BucketName bucket, PresignRequest request) {
    Instant expiry = time.now().plus(request.validFor()).truncatedTo(ChronoUnit.MILLIS);
    SignedGrant grant =
        new SignedGrant(
            request.method(),
            bucket,
            request.key(),
            expiry,
            request.onlyIfAbsent(),
            request.contentType().orElse(""));
    URI uri = grant.at(server, signer.sign(grant.text()));
    return new PresignedRequest(request.method(), uri, headers(request), expiry);
  }

  private static Map<String, String> headers(PresignRequest request) {
    Map<String, String> headers = new HashMap<>();
    request.contentType().ifPresent(type -> headers.put("Content-Type", type));
    if (request.onlyIfAbsent()) {
      headers.put("If-None-Match", "*");
    }
    return headers;
  }

  /**
   * Returns what a URL allows now: nothing if it was not signed here, was changed or is expired.
   */
  Optional<SignedGrant> granted(URI uri) {
    SignedGrant grant;
    String signature;
    try {
      grant = SignedGrant.parse(uri);
      signature = SignedGrant.signature(uri);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    boolean genuine = signer.isSignature(signature, grant.text());
    return genuine && time.now().isBefore(grant.expiresAt())
        ? Optional.of(grant)
        : Optional.empty();
  }
}

package io.cloudhal.inmemory;

import com.sun.net.httpserver.HttpExchange;
import io.cloudhal.ProviderId;
import io.cloudhal.error.HalException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.observe.Operation;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.PresignRequest;
import io.cloudhal.storage.PresignedRequest;
import io.cloudhal.storage.StorageFeature;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Answers signed URLs by HTTP on the loopback address, from the first one that is signed on.
 * Thread-safe.
 */
final class SignedUrlServer implements UrlSigning {

  private static final Set<String> METHODS = Set.of("GET", "PUT");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ProviderId provider;
  private final SignedUrls urls;
  private final Function<BucketName, Bucket> buckets;
  private final LoopbackServer server = new LoopbackServer(this::handle);

  SignedUrlServer(ProviderId provider, SignedUrls urls, Function<BucketName, Bucket> buckets) {
    this.provider = provider;
    this.urls = urls;
    this.buckets = buckets;
  }

  @Override
  public Set<StorageFeature> features() {
    return Set.of(StorageFeature.PRESIGN);
  }

  @Override
  public PresignedRequest presign(BucketName bucket, PresignRequest request) {
    try {
      return urls.sign(server.address(), bucket, request);
    } catch (IOException e) {
      throw StorageErrors.of(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    HttpAnswer answer = new HttpAnswer(exchange);
    if (!METHODS.contains(exchange.getRequestMethod())) {
      answer.refuse(405, "only GET and PUT");
      return;
    }
    Optional<SignedGrant> grant =
        urls.granted(exchange.getRequestURI())
            .filter(found -> found.method().name().equals(exchange.getRequestMethod()));
    if (grant.isEmpty()) {
      answer.refuse(403, "this URL is not signed for this request, or has expired");
      return;
    }
    serve(grant.get(), answer);
  }

  private void serve(SignedGrant grant, HttpAnswer answer) throws IOException {
    Operation operation =
        new Operation(provider, "storage.signed" + grant.method(), grant.bucket().value());
    Bucket bucket = buckets.apply(grant.bucket());
    try {
      Call.unobserved(operation, TIMEOUT)
          .on(
              () -> {
                if (grant.method() == PresignRequest.Method.GET) {
                  new SignedGet(bucket, grant, answer).run();
                } else {
                  new SignedPut(bucket, grant, answer).run();
                }
                return true;
              });
    } catch (HalException e) {
      answer.refuse(status(e), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      if (!(e.getCause() instanceof HalException cause)) {
        throw e;
      }
      answer.refuse(status(cause), String.valueOf(cause.getMessage()));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static int status(HalException error) {
    if (error instanceof NotFoundException) {
      return 404;
    }
    return error instanceof InvalidRequestException ? 400 : error.retryable() ? 503 : 500;
  }

  @Override
  public void close() {
    server.close();
  }
}

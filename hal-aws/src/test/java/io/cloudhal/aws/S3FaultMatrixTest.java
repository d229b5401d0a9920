package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.aws.FaultMatrix.Change;
import io.cloudhal.error.HalException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import io.cloudhal.testservers.Fault;
import io.cloudhal.testservers.ProxiedRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Storage while the network and S3 fail. */
class S3FaultMatrixTest {

  private static final Fault THROTTLED =
      Fault.answer(
          503,
          List.of("Content-Type: application/xml"),
          "<Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>");
  private static final Bytes VALUE = Bytes.utf8("value");
  private static final Bytes LARGE = random((8 << 20) + 1);

  /** The requests of an upload in parts. */
  private static final Map<String, Predicate<ProxiedRequest>> UPLOAD_STEPS =
      Map.of(
          "beginning", request -> request.target().contains("?uploads"),
          "part", request -> request.target().contains("partNumber="),
          "end", S3FaultMatrixTest::endsUpload);

  private static FaultyServer server;
  private static FaultMatrix matrix;
  private static S3Storage storage;
  private static Bucket bucket;

  @BeforeAll
  static void start() {
    server = new FaultyServer(AwsService.S3);
    matrix = new FaultMatrix(server, THROTTLED);
    BucketName name = new BucketName("faults");
    Calls.run(() -> new S3Buckets(server.config(), server.clients()).ensure(name));
    storage = new S3Storage(server.config(), server.clients());
    bucket = storage.bucket(name);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void endFaults() {
    server.proxy().clear();
  }

  private static boolean endsUpload(ProxiedRequest request) {
    return request.method().equals("POST") && hasUpload(request);
  }

  private static boolean hasUpload(ProxiedRequest request) {
    return request.target().contains("uploadId=");
  }

  @Test
  void putsAreMadeAndHonest() {
    assertExact("put", () -> put(PutOptions.defaults()));
    assertExact("put if absent", () -> put(PutOptions.defaults().ifAbsent()));
    assertExact(
        "put if version",
        () -> {
          BlobKey key = fresh();
          Version before = create(key, Bytes.utf8("before"));
          PutOptions options =
              PutOptions.defaults().withPrecondition(Precondition.ifVersion(before));
          return put(key, options);
        });
  }

  @Test
  void answerThatWasCutOffBeforeItsVersionIsNone() {
    for (List<String> headers : List.of(List.<String>of(), List.of("ETag: \"0123"))) {
      server.proxy().next(1, Fault.answer(200, headers, ""));
      Change put = put(PutOptions.defaults());
      HalException error = FaultyServer.failure(Duration.ofSeconds(2), put.act());
      assertThat(error).isInstanceOf(UnavailableException.class);
      assertThat(error.mayHaveTakenEffect()).isTrue();
    }
  }

  private static Change put(PutOptions options) {
    return put(fresh(), options);
  }

  private static Change put(BlobKey key, PutOptions options) {
    return new Change(
        () -> written(bucket.put(key, BlobSource.of(VALUE), options)), has(key, VALUE));
  }

  @Test
  void uploadsInPartsOutliveAFaultOfEachStep() {
    FaultMatrix some = matrix.only("answer lost", "500", "throttled");
    UPLOAD_STEPS.forEach(
        (step, requests) ->
            some.on(requests)
                .assertOutlives(step, 1, () -> upload(PutOptions.defaults().ifAbsent())));
    FaultMatrix end = matrix.on(S3FaultMatrixTest::endsUpload);
    end.assertOutlives("end of writer", 1, S3FaultMatrixTest::writer);
  }

  @Test
  void uploadWhoseEndKeepsFailingIsHonestAndNothingTruncatedIsSeen() {
    FaultMatrix end = matrix.on(S3FaultMatrixTest::endsUpload).within(Duration.ofSeconds(6));
    end.only("answer lost", "no answer").assertFails("put", 1, () -> upload(PutOptions.defaults()));
    end.only("answer cut").assertFails("writer", 1, S3FaultMatrixTest::writer);
  }

  private static Change upload(PutOptions options) {
    BlobKey key = fresh();
    return new Change(
        () -> written(bucket.put(key, BlobSource.of(LARGE), options)), has(key, LARGE));
  }

  private static Change writer() {
    BlobKey key = fresh();
    return new Change(
        () -> {
          try (BlobWriter writer = bucket.create(key, PutOptions.defaults())) {
            LARGE.writeTo(writer.stream());
            return written(writer.commit());
          }
        },
        has(key, LARGE));
  }

  @Test
  void copiesAreMadeAndHonest() {
    BlobKey source = fresh();
    Version version = create(source, VALUE);
    for (Precondition precondition : List.of(Precondition.none(), Precondition.ifAbsent())) {
      assertExact(
          "copy " + precondition,
          () -> {
            BlobKey to = fresh();
            return new Change(
                () -> written(bucket.copy(source, Optional.of(version), to, precondition)),
                has(to, VALUE));
          });
    }
  }

  @Test
  void deletesAreHonest() {
    assertExact(
        "delete",
        () -> {
          BlobKey key = fresh();
          create(key, VALUE);
          return new Change(() -> bucket.delete(key, Precondition.none()), isGone(key));
        });
    assertExact(
        "deleteAll",
        () -> {
          BlobKey key = fresh();
          create(key, VALUE);
          return new Change(() -> deleteAll(key), isGone(key));
        });
    Supplier<Change> ifVersion =
        () -> {
          BlobKey key = fresh();
          Version version = create(key, VALUE);
          return new Change(() -> bucket.delete(key, Precondition.ifVersion(version)), isGone(key));
        };
    matrix.assertHonest("delete if version", 1, ifVersion);
    matrix.assertFails("delete if version", 1, ifVersion);
  }

  private static boolean deleteAll(BlobKey key) {
    bucket
        .deleteAll(List.of(key))
        .forEach(
            failure -> {
              throw failure.error();
            });
    return true;
  }

  @Test
  void readsOutliveAPassingFaultAndFailInTime() {
    BlobKey key = fresh();
    create(key, LARGE);
    for (Callable<Bytes> read : reads(key)) {
      matrix.assertOutlives(
          "read", 1, () -> new Change(read, () -> read.call().equals(LARGE) ? 1 : 0));
    }
    for (Fault fault :
        List.of(Fault.answer(500, List.of(), ""), Fault.lateAnswer(Duration.ofSeconds(20)))) {
      for (Callable<Bytes> read : reads(key)) {
        server.proxy().next(1000, fault);
        HalException error = FaultyServer.failure(Duration.ofSeconds(2), read);
        assertThat(error.retryable()).isTrue();
        assertThat(error.mayHaveTakenEffect()).isFalse();
        server.proxy().clear();
      }
    }
  }

  private static List<Callable<Bytes>> reads(BlobKey key) {
    int half = LARGE.size() / 2;
    return List.of(
        () ->
            LARGE.slice(
                0, Math.toIntExact(bucket.stat(key).map(BlobInfo::sizeBytes).orElseThrow())),
        () ->
            join(
                bucket.readRanges(
                    key,
                    List.of(ByteRange.of(0, half), ByteRange.of(half, LARGE.size() - half)),
                    ReadOptions.defaults())),
        () ->
            LARGE.slice(
                0,
                Math.toIntExact(
                    bucket.list(ListRequest.deep(key.value())).items().size()
                        * (long) LARGE.size())));
  }

  @Test
  void bodyThatBreaksIsNeverTakenForTheWhole() {
    BlobKey key = fresh();
    create(key, LARGE);
    server.proxy().next(1, Fault.cutAnswer());
    Call call = Calls.newCall(Duration.ofSeconds(30));
    assertThatThrownBy(() -> call.on(() -> body(key)))
        .isInstanceOf(IOException.class)
        .cause()
        .isInstanceOfSatisfying(
            UnavailableException.class, error -> assertThat(error.mayHaveTakenEffect()).isFalse());
    assertThat(Calls.call(() -> body(key)).equals(LARGE)).isTrue();
  }

  private static Bytes body(BlobKey key) throws IOException {
    try (ReadResult result = bucket.open(key, ByteRange.all(), ReadOptions.defaults())) {
      return Bytes.wrap(((ReadResult.Found) result).body().readAllBytes());
    }
  }

  private static Bytes join(List<Bytes> halves) {
    byte[] all = new byte[halves.get(0).size() + halves.get(1).size()];
    halves.get(0).copyTo(all, 0);
    halves.get(1).copyTo(all, halves.get(0).size());
    return Bytes.wrap(all);
  }

  @Test
  void bucketsAreMadeAndRemovedThroughPassingFaults() {
    S3Buckets buckets = new S3Buckets(server.config(), server.clients());
    matrix.assertOutlives(
        "ensure",
        1,
        () -> {
          BucketName name = freshBucket();
          return new Change(
              () -> {
                buckets.ensure(name);
                return name;
              },
              () -> exists(name) ? 1 : 0);
        });
    matrix.assertOutlives(
        "remove",
        1,
        () -> {
          BucketName name = freshBucket();
          Calls.run(() -> buckets.ensure(name));
          return new Change(
              () -> {
                buckets.remove(name);
                return name;
              },
              () -> exists(name) ? 0 : 1);
        });
  }

  private static boolean exists(BucketName name) {
    try {
      return storage.bucket(name).list(ListRequest.deep("")).items().isEmpty();
    } catch (NotFoundException e) {
      return false;
    }
  }

  private static void assertExact(String what, Supplier<Change> changes) {
    matrix.assertOutlives(what, 1, changes);
    matrix.assertFails(what, 1, changes);
  }

  private static WriteResult written(WriteResult result) {
    assertThat(result).isInstanceOf(WriteResult.Written.class);
    return result;
  }

  /** Returns 1 if the blob is there; it must then be whole. */
  private static Callable<Integer> has(BlobKey key, Bytes content) {
    return () -> {
      try (ReadResult result = bucket.open(key, ByteRange.all(), ReadOptions.defaults())) {
        if (!(result instanceof ReadResult.Found found)) {
          return 0;
        }
        Bytes there = Bytes.wrap(found.body().readAllBytes());
        assertThat(there.size()).isIn(content.size(), "before".length());
        return there.equals(content) ? 1 : 0;
      }
    };
  }

  private static Callable<Integer> isGone(BlobKey key) {
    return () -> bucket.stat(key).isPresent() ? 0 : 1;
  }

  private static Version create(BlobKey key, Bytes content) {
    return Calls.call(() -> bucket.put(key, BlobSource.of(content), PutOptions.defaults()))
            instanceof WriteResult.Written written
        ? written.version()
        : new Version("none");
  }

  private static BlobKey fresh() {
    return BlobKey.of("faults/" + UUID.randomUUID());
  }

  private static BucketName freshBucket() {
    return new BucketName("b" + UUID.randomUUID().toString().substring(0, 8));
  }

  private static Bytes random(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return Bytes.wrap(content);
  }
}

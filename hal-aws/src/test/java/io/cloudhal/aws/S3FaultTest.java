package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.error.HalException;
import io.cloudhal.error.PermissionDeniedException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.DeleteFailure;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.testservers.Fault;
import io.cloudhal.testservers.ProxiedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writes whose answers are lost, and refusals of a server that others write to. */
@Timeout(60)
final class S3FaultTest {

  private static final Bytes CONTENT = Bytes.utf8("content");

  private static FaultyBucket servers;

  @BeforeAll
  static void start() {
    servers = new FaultyBucket();
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @BeforeEach
  void forgetFaults() {
    servers.proxy().clear();
  }

  @Test
  void putIfAbsentWhoseAnswerIsLostIsWritten() {
    BlobKey key = FaultyBucket.freshKey();
    servers.next("PUT", Fault.lostAnswer());
    assertThat(putIfAbsent(key)).isInstanceOf(WriteResult.Written.class);
    assertThat(putIfAbsent(key)).isInstanceOf(WriteResult.Conflict.class);
  }

  @Test
  void putIfVersionWhoseAnswerIsLostIsWritten() {
    BlobKey key = servers.stored(Bytes.utf8("before"), PutOptions.defaults());
    PutOptions options =
        PutOptions.defaults().withPrecondition(Precondition.ifVersion(version(key)));
    servers.next("PUT", Fault.lostAnswer());
    assertThat(put(key, options).version()).isEqualTo(version(key));
  }

  @Test
  void putThatGivesWayIsTriedAgain() {
    servers.next("PUT", Fault.answer(409, List.of(), code("ConditionalRequestConflict")));
    assertThat(putIfAbsent(FaultyBucket.freshKey())).isInstanceOf(WriteResult.Written.class);
  }

  @Test
  void throttledPutIfAbsentConflictsForSure() {
    BlobKey key = servers.stored(CONTENT, PutOptions.defaults());
    servers.next("PUT", Fault.answer(503, List.of(), code("SlowDown")));
    assertThat(putIfAbsent(key)).isInstanceOf(WriteResult.Conflict.class);
  }

  @Test
  void commitWhoseAnswerIsLostIsWritten() {
    BlobKey key = FaultyBucket.freshKey();
    PutOptions options = PutOptions.defaults().ifAbsent();
    WriteResult result =
        Calls.call(
            () -> {
              try (BlobWriter writer = servers.bucket().create(key, options)) {
                writer.stream().write(new byte[9 << 20]);
                writer.stream().flush();
                servers.proxy().next(1, S3FaultTest::isCompletion, Fault.lostAnswer());
                return writer.commit();
              }
            });
    assertThat(result.version()).isEqualTo(version(key));
    assertThat(servers.uploads()).isZero();
  }

  private static boolean isCompletion(ProxiedRequest request) {
    return request.method().equals("POST") && request.target().contains("uploadId=");
  }

  @Test
  void deleteOfAVersionWhoseAnswerIsLostMayHaveTakenEffect() {
    BlobKey key = servers.stored(CONTENT, PutOptions.defaults());
    Precondition precondition = Precondition.ifVersion(version(key));
    servers.next("DELETE", Fault.lostAnswer());
    HalException error =
        FaultyServer.failure(
            Duration.ofSeconds(20), () -> servers.bucket().delete(key, precondition));
    assertThat(error).isInstanceOf(UnavailableException.class);
    assertThat(error.mayHaveTakenEffect()).isTrue();
  }

  @Test
  void deleteOfAVersionCostsOneRequestHoweverItEnds() {
    BlobKey key = servers.stored(CONTENT, PutOptions.defaults());
    Version version = version(key);
    Version other = new Version("00000000000000000000000000000000");
    servers.proxy().clear();
    assertThat(delete(key, other)).isInstanceOf(DeleteResult.Conflict.class);
    assertThat(delete(key, version)).isInstanceOf(DeleteResult.Deleted.class);
    assertThat(delete(key, version)).isInstanceOf(DeleteResult.Absent.class);
    assertThat(servers.proxy().requests()).hasSize(3);
  }

  private static DeleteResult delete(BlobKey key, Version version) {
    return Calls.call(() -> servers.bucket().delete(key, Precondition.ifVersion(version)));
  }

  @Test
  void requestOfDeleteAllThatFailsDoesNotStopTheOthers() {
    List<BlobKey> keys =
        IntStream.rangeClosed(0, S3DeleteAll.MAX_KEYS)
            .mapToObj(i -> BlobKey.of("many/" + i))
            .toList();
    String denied = "<Error><Code>AccessDenied</Code></Error>";
    servers.next("POST", Fault.answer(403, List.of(), denied));
    List<DeleteFailure> failures = Calls.call(() -> servers.bucket().deleteAll(keys));
    assertThat(failures.size()).isIn(1, S3DeleteAll.MAX_KEYS);
    assertThat(failures)
        .extracting(DeleteFailure::error)
        .allMatch(PermissionDeniedException.class::isInstance);
    servers.proxy().next(2, Fault.answer(403, List.of(), denied));
    assertThatThrownBy(() -> Calls.call(() -> servers.bucket().deleteAll(keys)))
        .isInstanceOf(PermissionDeniedException.class);
  }

  @Test
  void deleteWhoseAnswerIsLostIsDone() {
    BlobKey key = servers.stored(CONTENT, PutOptions.defaults());
    servers.next("DELETE", Fault.lostAnswer());
    assertThat(Calls.call(() -> servers.bucket().delete(key, Precondition.none())))
        .isInstanceOf(DeleteResult.Deleted.class);
  }

  @Test
  void copyIsSentWithItsConditions() {
    BlobKey from = servers.stored(CONTENT, PutOptions.defaults());
    BlobKey to = servers.stored(CONTENT, PutOptions.defaults());
    Version version = version(from);
    copy(from, to, Precondition.ifAbsent());
    assertThat(servers.lastRequest().header("If-None-Match")).contains("*");
    assertThat(servers.lastRequest().header("x-amz-copy-source-if-match")).contains(etag(version));
    copy(from, to, Precondition.ifVersion(version));
    assertThat(servers.lastRequest().header("If-Match")).contains(etag(version));
  }

  @Test
  void copyThatIsRefusedConflicts() {
    BlobKey from = servers.stored(CONTENT, PutOptions.defaults());
    servers.next("PUT", Fault.answer(412, List.of(), code("PreconditionFailed")));
    assertThat(copy(from, FaultyBucket.freshKey(), Precondition.ifAbsent()))
        .isInstanceOf(WriteResult.Conflict.class);
  }

  private static WriteResult copy(BlobKey from, BlobKey to, Precondition precondition) {
    Optional<Version> pinned = Optional.of(version(from));
    return Calls.call(() -> servers.bucket().copy(from, pinned, to, precondition));
  }

  private static String etag(Version version) {
    return Etags.etag(version);
  }

  private static WriteResult putIfAbsent(BlobKey key) {
    return put(key, PutOptions.defaults().ifAbsent());
  }

  private static WriteResult put(BlobKey key, PutOptions options) {
    return Calls.call(() -> servers.bucket().put(key, BlobSource.of(CONTENT), options));
  }

  private static Version version(BlobKey key) {
    return Calls.call(() -> servers.bucket().stat(key)).orElseThrow().version();
  }

  private static String code(String code) {
    return "<Error><Code>" + code + "</Code></Error>";
  }
}

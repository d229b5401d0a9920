package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Page;
import io.cloudhal.Precondition;
import io.cloudhal.computer.Swept;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.spi.VirtualTime;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.ListEntry;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.testservers.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** What is in buckets beside our own blobs. */
@Timeout(60)
final class S3BucketsTest {

  private static FaultyBucket servers;

  @BeforeAll
  static void start() {
    servers = new FaultyBucket();
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Test
  void bucketIsRemovedWithForeignKeysAndUploads() {
    BucketName name = FaultyBucket.freshName();
    Calls.run(() -> servers.buckets().ensure(name));
    foreignKey(name, "a//b");
    foreignKey(name, "tab\tand\u0001");
    servers.abandonUpload(name);
    Calls.run(() -> servers.buckets().remove(name));
    assertThatThrownBy(() -> Calls.call(() -> servers.bucket(name).stat(BlobKey.of("a"))))
        .isInstanceOf(NotFoundException.class);
    Calls.run(() -> servers.buckets().remove(name));
  }

  @Test
  void bucketIsRemovedWithVersionsThatSomebodyHadKept() {
    BucketName name = FaultyBucket.freshName();
    Calls.run(() -> servers.buckets().ensure(name));
    String physical = servers.config().physicalName(name.value());
    Calls.run(
        () ->
            servers
                .clients()
                .s3()
                .putBucketVersioning(
                    request ->
                        request
                            .bucket(physical)
                            .versioningConfiguration(
                                to -> to.status(BucketVersioningStatus.ENABLED))));
    foreignKey(name, "a");
    foreignKey(name, "a");
    foreignKey(name, "b");
    Calls.call(() -> servers.bucket(name).delete(BlobKey.of("b"), Precondition.none()));
    Calls.run(() -> servers.buckets().remove(name));
    assertThatThrownBy(() -> Calls.call(() -> servers.bucket(name).stat(BlobKey.of("a"))))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void foreignKeysAreLeftOutOfListingsAndCounted() {
    BucketName name = FaultyBucket.freshName();
    Calls.run(() -> servers.buckets().ensure(name));
    foreignKey(name, "a//b");
    foreignKey(name, "\u0001");
    foreignKey(name, "fine + 100%");
    Call call = Calls.newCall(Duration.ofSeconds(30));
    Page<ListEntry> page = Calls.call(call, () -> servers.bucket(name).list(ListRequest.deep("")));
    assertThat(page.items()).extracting(ListEntry::name).containsExactly("fine + 100%");
    assertThat(call.cost().skippedKeys()).isEqualTo(2);
  }

  @Test
  void uploadsAreSweptAfterSevenDays() {
    BucketName name = FaultyBucket.freshName();
    Calls.run(() -> servers.buckets().ensure(name));
    servers.abandonUpload(name);
    Instant now = Instant.now();
    assertThat(sweep(new VirtualTime(now.plus(Duration.ofDays(6)))).finished()).isTrue();
    assertThat(servers.uploads(name)).isEqualTo(1);
    Swept swept = sweep(new VirtualTime(now.plus(Duration.ofDays(8))));
    assertThat(swept.finished()).isTrue();
    assertThat(swept.uploads()).isPositive();
    assertThat(servers.uploads(name)).isZero();
  }

  @Test
  void sweepWithoutTimeIsNotFinished() {
    BucketName name = FaultyBucket.freshName();
    Calls.run(() -> servers.buckets().ensure(name));
    servers.abandonUpload(name);
    Swept swept =
        Calls.call(
            () ->
                new S3Sweep(servers.config(), servers.clients(), TimeSource.system(), Duration.ZERO)
                    .run());
    assertThat(swept).isEqualTo(new Swept(0, 0, 0, false));
  }

  @Test
  void bucketInAnotherRegionIsRefused() {
    BucketName name = FaultyBucket.freshName();
    servers.next("HEAD", Fault.answer(301, List.of("x-amz-bucket-region: eu-north-1"), ""));
    assertThatThrownBy(() -> Calls.run(() -> servers.buckets().ensure(name)))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void bucketOfSomebodyElseIsRefused() {
    String body = "<Error><Code>BucketAlreadyExists</Code></Error>";
    servers.next("PUT", Fault.answer(409, List.of(), body));
    assertThatThrownBy(() -> Calls.run(() -> servers.buckets().ensure(FaultyBucket.freshName())))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void bucketThatIsBeingRemovedIsMadeAfterwards() {
    BucketName name = FaultyBucket.freshName();
    String body = "<Error><Code>OperationAborted</Code></Error>";
    servers.next("PUT", Fault.answer(409, List.of(), body));
    Calls.run(() -> servers.buckets().ensure(name));
    assertThat(Calls.call(() -> servers.bucket(name).stat(BlobKey.of("a")))).isEmpty();
  }

  private static Swept sweep(TimeSource time) {
    return Calls.call(
        () -> new S3Sweep(servers.config(), servers.clients(), time, Duration.ofSeconds(10)).run());
  }

  private static void foreignKey(BucketName bucket, String key) {
    Calls.call(
        () ->
            servers
                .clients()
                .s3()
                .putObject(
                    request ->
                        request.bucket(servers.config().physicalName(bucket.value())).key(key),
                    RequestBody.empty()));
  }
}

package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.bus.AppendResult;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KinesisBatchesTest {

  private static final int MAX_FRAMES = 500;

  /** More than a frame takes. */
  private static final int TWO_FRAMES = 1001;

  @Test
  void keysThatDifferGoTogether() {
    KinesisBatches batches = batches(keys(2 * MAX_FRAMES + 1));
    assertThat(batches.round()).extracting(List::size).containsExactly(MAX_FRAMES, MAX_FRAMES, 1);
    assertThat(batches.round()).isEmpty();
  }

  @Test
  void atMostEightGoTogether() {
    KinesisBatches batches = batches(keys((AwsThreads.TOGETHER + 1) * MAX_FRAMES));
    assertThat(batches.round()).hasSize(AwsThreads.TOGETHER);
    assertThat(batches.round()).hasSize(1);
  }

  @Test
  void noTwoFramesOfAKeyGoTogether() {
    KinesisBatches batches = batches(times("same", TWO_FRAMES));
    List<List<KinesisBatches.Outgoing>> first = batches.round();
    assertThat(first).extracting(List::size).containsExactly(1);
    assertThat(batches.round()).isEmpty();
    append(batches, first);
    assertThat(batches.round()).extracting(List::size).containsExactly(1);
  }

  @Test
  void batchThatIsNotFullWaitsForKeysThatComeBack() {
    List<StreamRecord> records = new ArrayList<>(times("long", TWO_FRAMES));
    records.addAll(keys(MAX_FRAMES));
    KinesisBatches batches = batches(records);
    List<List<KinesisBatches.Outgoing>> first = batches.round();
    assertThat(first).extracting(List::size).containsExactly(MAX_FRAMES);
    append(batches, first);
    assertThat(batches.round()).extracting(List::size).containsExactly(2);
  }

  private static void append(KinesisBatches batches, List<List<KinesisBatches.Outgoing>> round) {
    ShardId shard = new ShardId("shard");
    round.forEach(batch -> batch.forEach(each -> each.lane().appended(each.frame(), shard, "17")));
    batches.ended(round);
  }

  private static KinesisBatches batches(List<StreamRecord> records) {
    AppendResult[] results = new AppendResult[records.size()];
    return new KinesisBatches(records, results, Optional.empty());
  }

  private static List<StreamRecord> keys(int count) {
    return IntStream.range(0, count).mapToObj(i -> record("key" + i)).toList();
  }

  private static List<StreamRecord> times(String key, int count) {
    return IntStream.range(0, count).mapToObj(i -> record(key)).toList();
  }

  private static StreamRecord record(String key) {
    return new StreamRecord(key, Bytes.utf8("data"));
  }
}

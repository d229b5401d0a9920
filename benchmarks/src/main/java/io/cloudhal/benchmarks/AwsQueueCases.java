package io.cloudhal.benchmarks;

import io.cloudhal.Bytes;
import io.cloudhal.aws.AwsConfig;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.observe.Cost;
import io.cloudhal.observe.CostMeter;
import io.cloudhal.observe.OperationObserver;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Single messages over a queue, by the HAL and the SDK, each over its own, on one server. */
final class AwsQueueCases {

  private static final QueueName NAME = new QueueName("messages");
  private static final byte[] BODY = new byte[1024];
  private static final Message MESSAGE = Message.of(Bytes.wrap(BODY));
  private static final ReceiveOptions ONE =
      ReceiveOptions.defaults().withMax(1).withMaxWait(Duration.ZERO);

  private final URI endpoint;

  AwsQueueCases(URI endpoint) {
    this.endpoint = endpoint;
  }

  List<Row> measure(Blocks blocks) throws Exception {
    try (CloudComputer computer = computer(OperationObserver.none());
        SqsClient raw = Sdk.AS_OURS.sqs(endpoint);
        SqsClient defaults = Sdk.AS_IT_COMES.sqs(endpoint)) {
      computer.provisioner().ensureQueue(QueueSpec.of(NAME));
      Queue queue = computer.bus().queue(NAME);
      List<Side> sides =
          List.of(
              new HalSide(queue),
              new SdkSide("raw-sdk", raw, url(raw, "raw")),
              new SdkSide("sdk-defaults", defaults, url(defaults, "defaults")));
      List<Row> rows = new ArrayList<>();
      rows.addAll(blocks.measure("queue-send-1k", 8, subjects(sides, false)));
      rows.addAll(blocks.measure("queue-receive-ack-1k", 8, subjects(sides, true)));
      return withCosts(rows);
    }
  }

  private CloudComputer computer(OperationObserver observer) {
    return AwsConfig.of(S3Place.REGION)
        .withPrefix("benchmark")
        .withCredentials(Sdk.credentials("test", "test"))
        .withEndpoint("sqs", endpoint)
        .withObserver(observer)
        .open();
  }

  private static String url(SqsClient client, String name) {
    return client.createQueue(request -> request.queueName("benchmark-" + name)).queueUrl();
  }

  private static List<Subject> subjects(List<Side> sides, boolean receives) {
    return sides.stream()
        .map(side -> new Subject(side.name(), receives ? new Receiving(side) : new Sending(side)))
        .toList();
  }

  private List<Row> withCosts(List<Row> rows) throws Exception {
    CostMeter meter = new CostMeter();
    try (CloudComputer computer = computer(meter)) {
      Side side = new HalSide(computer.bus().queue(NAME));
      Object _ = side.receive(); // finds the queue, which is remembered
      Cost found = meter.total();
      Object _ = side.send();
      Cost sent = minus(meter.total(), found);
      Object _ = side.receive();
      Cost received = minus(minus(meter.total(), found), sent);
      return rows.stream()
          .map(row -> Costs.with(row, row.caseName().startsWith("queue-send") ? sent : received))
          .toList();
    }
  }

  private static Cost minus(Cost all, Cost before) {
    return new Cost(
        all.requests() - before.requests(),
        all.bytesSent() - before.bytesSent(),
        all.bytesReceived() - before.bytesReceived(),
        0);
  }

  /** A sender and receiver. */
  private interface Side {

    String name();

    Object send();

    /** Receives one message, and acknowledges it. */
    Object receive();
  }

  /** Sends; what was sent before is received first, so that the queue stays short. */
  private record Sending(Side side) implements Subject.Step {

    @Override
    public Object run() {
      return side.send();
    }

    @Override
    public void prepare(int count) {
      for (int i = 0; i < count; i++) {
        Object _ = side.receive();
      }
    }
  }

  private record Receiving(Side side) implements Subject.Step {

    @Override
    public Object run() {
      return side.receive();
    }

    @Override
    public void prepare(int count) {
      for (int i = 0; i < count; i++) {
        Object _ = side.send();
      }
    }
  }

  private record HalSide(Queue queue) implements Side {

    @Override
    public String name() {
      return "hal";
    }

    @Override
    public Object send() {
      return queue.send(MESSAGE);
    }

    @Override
    public Object receive() {
      List<Delivery> deliveries = queue.receive(ONE);
      return deliveries.isEmpty() ? deliveries : queue.acknowledge(deliveries);
    }
  }

  /** Bytes as text, as every user of SQS has to make of them. */
  private record SdkSide(String name, SqsClient client, String url) implements Side {

    @Override
    public Object send() {
      String text = Base64.getEncoder().encodeToString(BODY);
      return client.sendMessage(request -> request.queueUrl(url).messageBody(text)).messageId();
    }

    @Override
    public Object receive() {
      return client
          .receiveMessage(
              request ->
                  request
                      .queueUrl(url)
                      .maxNumberOfMessages(1)
                      .visibilityTimeout(Math.toIntExact(ONE.lease().toSeconds()))
                      .messageSystemAttributeNames(
                          MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                          MessageSystemAttributeName.SENT_TIMESTAMP))
          .messages()
          .stream()
          .map(this::acknowledged)
          .toList();
    }

    private byte[] acknowledged(software.amazon.awssdk.services.sqs.model.Message message) {
      byte[] body = Base64.getDecoder().decode(message.body());
      Object _ =
          client.deleteMessage(
              request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
      return body;
    }
  }
}

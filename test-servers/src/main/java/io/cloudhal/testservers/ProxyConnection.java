package io.cloudhal.testservers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One connection of a client: its requests, each passed on over a connection of its own. */
final class ProxyConnection {

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Socket client;
  private final Connector connector;
  private final FaultPlan plan;

  ProxyConnection(Socket client, Connector connector, FaultPlan plan) {
    this.client = client;
    this.connector = connector;
    this.plan = plan;
  }

  /** Opens connections to the server. */
  @FunctionalInterface
  interface Connector {

    Socket connect() throws IOException;
  }

  /** What the server said. */
  private static final class Answered {

    private final byte[] head;
    private final byte[] body;
    private final boolean last;

    Answered(HttpHead head, byte[] body) {
      this.head = head.encode();
      this.body = body;
      this.last =
          (body.length > 0 && HttpBody.endsWithConnection(head))
              || head.says("Connection", "close");
    }

    byte[] all() {
      return bytes(head, body);
    }

    /** Returns the size of the head and half of the body, or half of the head if that is all. */
    int half() {
      return body.length == 0 ? head.length / 2 : head.length + body.length / 2;
    }
  }

  /** Serves until the client ends the connection, or a fault does. */
  void run() throws IOException, InterruptedException {
    InputStream in = new BufferedInputStream(client.getInputStream());
    boolean goesOn = true;
    while (goesOn) {
      Optional<HttpHead> head = HttpHead.read(in);
      goesOn = head.isPresent() && serve(head.get(), in) && !head.get().says("Connection", "close");
    }
  }

  /** Serves a request; returns whether another may follow. */
  private boolean serve(HttpHead head, InputStream in) throws IOException, InterruptedException {
    String[] words = head.words();
    Optional<Fault> fault = plan.take(new ProxiedRequest(words[0], words[1], head.headers()));
    if (head.says("Expect", "100-continue")) {
      write(CONTINUE);
    }
    byte[] request = bytes(head.without("Expect").encode(), HttpBody.ofRequest(head, in));
    return fault.isEmpty() ? reply(ask(words[0], request)) : suffer(fault.get(), words[0], request);
  }

  private boolean suffer(Fault fault, String method, byte[] request)
      throws IOException, InterruptedException {
    if (fault instanceof Fault.Answer answer) {
      answer.writeTo(client.getOutputStream(), method);
      return true;
    }
    if (fault instanceof Fault.ResetBefore) {
      return reset();
    }
    if (fault instanceof Fault.LateRequest late) {
      sleep(late.delay());
    }
    Answered answer = ask(method, request);
    if (fault instanceof Fault.LostAnswer) {
      return reset();
    }
    if (fault instanceof Fault.CutAnswer) {
      return cut(answer);
    }
    if (fault instanceof Fault.LateAnswer late) {
      sleep(late.delay());
    }
    return reply(answer);
  }

  private Answered ask(String method, byte[] request) throws IOException {
    try (Socket server = connector.connect()) {
      server.getOutputStream().write(request);
      InputStream in = new BufferedInputStream(server.getInputStream());
      HttpHead head = head(in);
      while (head.words()[1].startsWith("1")) {
        head = head(in);
      }
      return new Answered(head, HttpBody.ofAnswer(head, method, in));
    }
  }

  private static HttpHead head(InputStream in) throws IOException {
    return HttpHead.read(in).orElseThrow(() -> new IOException("the server did not answer"));
  }

  private boolean reply(Answered answer) throws IOException {
    write(answer.all());
    return !answer.last;
  }

  private boolean cut(Answered answer) throws IOException {
    client.getOutputStream().write(answer.all(), 0, answer.half());
    client.close();
    return false;
  }

  private boolean reset() throws IOException {
    client.setSoLinger(true, 0);
    client.close();
    return false;
  }

  private void write(byte[] bytes) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  private static void sleep(Duration delay) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(delay.toMillis());
  }

  private static byte[] bytes(byte[] first, byte[] second) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(first.length + second.length);
    all.writeBytes(first);
    all.writeBytes(second);
    return all.toByteArray();
  }
}

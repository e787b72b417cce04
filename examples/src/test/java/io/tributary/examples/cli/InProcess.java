package io.tributary.examples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;

/** The command line in this JVM, without an environment of its own. */
final class InProcess {
  private InProcess() {}

  static Outcome tributary(Object... arguments) {
    return tributary(Map.of(), arguments);
  }

  static Outcome tributary(Map<String, String> environment, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Tributary.commandLine(environment)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int code = line.execute(Texts.of(arguments));
    return new Outcome(code, out.toString(), err.toString());
  }
}

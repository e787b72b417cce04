// Parses KQL with Microsoft's own parser, over a pipe: {"id","kql"} a line in, {"id","errors","shape","strings"} a line out.
// The shape is the syntax without names and values; the strings are what the string literals stand for, in order.
'use strict';

const readline = require('readline');
require('@kusto/language-service-next/bridge.min.js');
require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');

const { GlobalState, KustoCode, Symbols, Syntax } = globalThis.Kusto.Language;
const { tables, columns } = require('./tables.json');

const kindNames = Object.fromEntries(
  Object.entries(Syntax.SyntaxKind).filter(([, value]) => typeof value === 'number').map(([name, value]) => [value, name]));

function globals() {
  const types = Object.entries(columns);
  const symbols = tables.map(name => new Symbols.TableSymbol.$ctor4(name, types.map(([column, type]) =>
    new Symbols.ColumnSymbol(column, Symbols.ScalarTypes.GetSymbol(type), null, null, null, null))));
  return GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.$ctor1('graph', symbols));
}

function check(kql, state) {
  const code = KustoCode.ParseAndAnalyze(kql, state);
  const found = code.GetDiagnostics();
  const errors = [];
  for (let i = 0; i < found.Count; i++) {
    const { Severity, Code, Start, Message } = found.getItem(i);
    if (Severity === 'Error') {
      errors.push(`${Code} at ${Start}: ${Message}`);
    }
  }
  const shape = [];
  const strings = [];
  Syntax.SyntaxElement.WalkElements(code.Syntax, element => {
    shape.push(kindNames[element.Kind] || element.Kind);
    if (element.Kind === Syntax.SyntaxKind.StringLiteralToken) {
      strings.push(element.ValueText);
    }
  });
  return { errors, shape: shape.join(' '), strings };
}

const state = globals();
readline.createInterface({ input: process.stdin, crlfDelay: Infinity }).on('line', line => {
  const { id, kql } = JSON.parse(line);
  console.log(JSON.stringify({ id, ...check(kql, state) }));
});

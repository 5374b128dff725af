// Runs requests through the policy simulator: a JSON list on standard input, the list of verdicts on standard output.
// Development only and in a process of its own; nothing of the product imports it.
import { runSimulation } from '@cloud-copilot/iam-simulate';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);

const verdicts = [];
for (const { principal, action, resource, context, identity, trust } of JSON.parse(Buffer.concat(chunks))) {
  const simulation = {
    request: {
      principal,
      action,
      // an object's name says no account: buckets are the principal's own
      resource: { resource, accountId: resource.split(':')[4] || principal.split(':')[4] },
      contextVariables: context,
    },
    identityPolicies: identity ? [{ name: 'identity', policy: identity }] : [],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(trust ? { resourcePolicy: trust } : {}),
  };
  const answer = await runSimulation(simulation, {});
  verdicts.push(answer.overallResult ?? JSON.stringify(answer));
}
process.stdout.write(JSON.stringify(verdicts));

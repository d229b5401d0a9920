import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/hal-conformance/acme.json'))
assert report.provider == 'acme'
assert report.backend == 'embedded'

// Counted first: a failed assertion prints what it compares.
def others = report.clauses.findAll { !(it.status in ['passed', 'refused-as-declared', 'unproven']) }
assert others == []
def passed = report.clauses.findAll { it.status == 'passed' }
assert passed.findAll { !it.id.startsWith('storage.') || it.servers != ['heap'] } == []
assert passed.size() > 100
def refused = report.clauses.findAll { it.status == 'refused-as-declared' }
assert refused.findAll { it.reason != 'storage.presign is not declared' } == []
assert refused.size() > 10
def unproven = report.clauses.findAll { it.status == 'unproven' }
assert unproven.findAll { it.id.startsWith('storage.') } == []
assert unproven.size() > 100

require '/usr/share/redmine/config/environment'
require 'fileutils'
require 'stringio'

# The test process holds the other end of this pipe: however it ends, nothing is left behind.
Thread.new do
  $stdin.read
  FileUtils.rm_rf(ENV.fetch('SITE'))
  exit!
end

# Ruby for tests, in the process that is running anyway: starting another one takes five seconds.
console = lambda do |env|
  said = StringIO.new
  held = $stdout
  begin
    $stdout = said
    Rails.application.executor.wrap do
      User.current = User.find_by_login('admin')
      eval(env['rack.input'].read.force_encoding('UTF-8'), TOPLEVEL_BINDING.dup, 'test')
    end
    [200, { 'Content-Type' => 'text/plain; charset=utf-8' }, [said.string]]
  rescue Exception => e
    [500, { 'Content-Type' => 'text/plain; charset=utf-8' }, ["#{e.class}: #{e.message}\n#{e.backtrace.first(8).join("\n")}"]]
  ensure
    $stdout = held
    User.current = nil
  end
end

map("/#{ENV.fetch('CONSOLE')}") { run console }
map('/') { run Rails.application }
